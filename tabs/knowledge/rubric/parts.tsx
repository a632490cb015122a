import { Textarea } from '@fluentui/react-components';
import {
  type Gap,
  LEVELS_MIN,
  moveCriterion,
  moveLevel,
  type Rubric,
  removeCriterion,
  removeLevel,
  setCell,
} from '../../../domain/knowledge/types/rubric.ts';
import { toast } from '../../app/toasts.tsx';
import { MoreMenu } from '../../components/MoreMenu.tsx';
import { criterionName, levelName } from './gaps.ts';
import { RUBRIC } from './texts.ts';
import { cellPlace } from './use-cell-keys.ts';

export interface PartsProps {
  readonly rubric: Rubric;
  readonly onChange: (rubric: Rubric) => void;
  /** The criterion whose card is shown on a narrow page. */
  readonly shown: number;
  readonly onShown: (criterion: number) => void;
}

type Changing = Pick<PartsProps, 'rubric' | 'onChange'>;

/** What is removed can be had back for as long as the message stands. */
const removing = ({ rubric, onChange }: Changing, name: string, after: Rubric) => {
  onChange(after);
  toast(RUBRIC.removed(name), { undo: () => onChange(rubric) });
};

interface CellProps extends Changing {
  readonly place: Gap;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly className?: string;
}

/** A field for one place of the rubric, as high as what is in it. */
export function Cell({ rubric, onChange, place, label, hint = '', rows = 1, className = '' }: CellProps) {
  const { criterion, level } = place;
  const value =
    criterion === null
      ? (rubric.levels[level ?? 0] ?? '')
      : level === null
        ? (rubric.criteria[criterion]?.name ?? '')
        : (rubric.criteria[criterion]?.cells[level] ?? '');
  return (
    <Textarea
      className={className}
      textarea={{ style: { fieldSizing: 'content', maxHeight: 'none', minHeight: '32px' } as object }}
      rows={rows}
      aria-label={label}
      placeholder={hint}
      value={value}
      {...cellPlace(place)}
      onChange={(_, { value: text }) => onChange(setCell(rubric, place, text))}
    />
  );
}

export function CriterionMenu({
  rubric,
  onChange,
  at,
  onShown,
}: Changing & { at: number; onShown: (to: number) => void }) {
  const last = rubric.criteria.length - 1;
  const name = criterionName(rubric, at);
  const move = (to: number) => {
    onChange(moveCriterion(rubric, at, to));
    onShown(to);
  };
  return (
    <MoreMenu
      label={RUBRIC.ofCriterion(name)}
      items={[
        { label: RUBRIC.up, off: at === 0, run: () => move(at - 1) },
        { label: RUBRIC.down, off: at === last, run: () => move(at + 1) },
        {
          label: RUBRIC.remove,
          apart: true,
          off: last === 0,
          run: () => removing({ rubric, onChange }, name, removeCriterion(rubric, at)),
        },
      ]}
    />
  );
}

export function LevelMenu({ rubric, onChange, at }: Changing & { at: number }) {
  const last = rubric.levels.length - 1;
  const name = levelName(rubric, at);
  return (
    <MoreMenu
      label={RUBRIC.ofLevel(name)}
      items={[
        { label: RUBRIC.left, off: at === 0, run: () => onChange(moveLevel(rubric, at, at - 1)) },
        { label: RUBRIC.right, off: at === last, run: () => onChange(moveLevel(rubric, at, at + 1)) },
        {
          label: RUBRIC.remove,
          apart: true,
          off: rubric.levels.length <= LEVELS_MIN,
          run: () => removing({ rubric, onChange }, name, removeLevel(rubric, at)),
        },
      ]}
    />
  );
}
