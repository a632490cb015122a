import { Button, makeStyles, Textarea } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import {
  addCriterion,
  addLevel,
  CRITERIA_MAX,
  type Gap,
  LEVELS_MAX,
  LEVELS_MIN,
  moveCriterion,
  moveLevel,
  type Rubric,
  removeCriterion,
  removeLevel,
  setCell,
  withCriterionBack,
  withLevelBack,
} from '../../../domain/knowledge/types/rubric.ts';
import { toast } from '../../app/toasts.tsx';
import { MoreMenu } from '../../components/MoreMenu.tsx';
import { criterionName, levelName } from './gaps.ts';
import { RUBRIC } from './texts.ts';
import { cellPlace } from './use-cell-keys.ts';

const usePartStyles = makeStyles({
  line: { display: 'flex', alignItems: 'start', gap: '2px', minWidth: 0, '& > :first-child': { flex: 1 } },
});

/** A function is given the rubric as it is when it is called, for what comes later, such as an undo. */
export type ChangeRubric = (next: Rubric | ((now: Rubric) => Rubric)) => void;

export interface PartsProps {
  readonly rubric: Rubric;
  readonly onChange: ChangeRubric;
  /** The criterion whose card is shown on a narrow page. */
  readonly shown: number;
  readonly onShown: (criterion: number) => void;
}

type Changing = Pick<PartsProps, 'rubric' | 'onChange'>;

/** What is removed can be had back for as long as the message stands. */
const removing = (onChange: ChangeRubric, name: string, after: Rubric, back: (now: Rubric) => Rubric) => {
  onChange(after);
  // What was typed elsewhere since then stays.
  toast(RUBRIC.removed(name), { undo: () => onChange(back) });
};

interface CellProps extends Changing {
  readonly place: Gap;
  readonly label: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly className?: string;
}

/** A field for one place of the rubric, as high as what is in it. */
function Cell({ rubric, onChange, place, label, hint = '', rows = 1, className = '' }: CellProps) {
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

function CriterionMenu({
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
          run: () =>
            removing(onChange, name, removeCriterion(rubric, at), (now) =>
              withCriterionBack(now, rubric, at),
            ),
        },
      ]}
    />
  );
}

function LevelMenu({ rubric, onChange, at }: Changing & { at: number }) {
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
          run: () =>
            removing(onChange, name, removeLevel(rubric, at), (now) => withLevelBack(now, rubric, at)),
        },
      ]}
    />
  );
}

interface AtProps extends Changing {
  readonly at: number;
}

/** The field of a criterion's name, and beside it what can be done with the criterion. */
export function CriterionName({ rubric, onChange, at, onShown }: AtProps & Pick<PartsProps, 'onShown'>) {
  const styles = usePartStyles();
  const label = RUBRIC.criterionAt(at + 1);
  return (
    <span className={styles.line}>
      <Cell {...{ rubric, onChange, label }} place={{ criterion: at, level: null }} hint={label} />
      <CriterionMenu {...{ rubric, onChange, at, onShown }} />
    </span>
  );
}

/** The field of a level's name, and beside it what can be done with the level. */
export function LevelName({ rubric, onChange, at }: AtProps) {
  const styles = usePartStyles();
  return (
    <span className={styles.line}>
      <Cell
        {...{ rubric, onChange }}
        place={{ criterion: null, level: at }}
        label={RUBRIC.levelAt(at + 1)}
        hint={RUBRIC.levelHint(at + 1, rubric.levels.length)}
      />
      <LevelMenu {...{ rubric, onChange, at }} />
    </span>
  );
}

interface SeenProps extends Changing {
  readonly criterion: number;
  readonly level: number;
  readonly rows: number;
}

/** The field of what one would see by a criterion on a level. */
export const Seen = ({ rubric, onChange, criterion, level, rows }: SeenProps) => (
  <Cell
    {...{ rubric, onChange, rows }}
    place={{ criterion, level }}
    label={RUBRIC.cell(criterionName(rubric, criterion), levelName(rubric, level))}
    hint={RUBRIC.seen}
  />
);

/** The buttons for one more criterion and one more level. `onAdded`: the criterion that is new. */
export function AddParts({
  rubric,
  onChange,
  onAdded,
}: Changing & { readonly onAdded?: (criterion: number) => void }) {
  const { levels, criteria } = rubric;
  return (
    <>
      {criteria.length < CRITERIA_MAX && (
        <Button
          size="small"
          icon={<AddRegular />}
          onClick={() => {
            onChange(addCriterion(rubric));
            onAdded?.(criteria.length);
          }}
        >
          {RUBRIC.addCriterion}
        </Button>
      )}
      {levels.length < LEVELS_MAX && (
        <Button size="small" icon={<AddRegular />} onClick={() => onChange(addLevel(rubric))}>
          {RUBRIC.addLevel}
        </Button>
      )}
    </>
  );
}
