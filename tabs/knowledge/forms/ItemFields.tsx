import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CHECKLIST_ROLES } from '../../../domain/knowledge/types/checklist.ts';
import { isComposing, isEnter } from '../../components/enter.ts';
import { Select } from '../../components/Select.tsx';
import type { ItemRow } from './checklist-form.ts';
import { RowTools } from './RowTools.tsx';
import { CHECKLIST } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    paddingBlock: '6px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  box: {
    flexShrink: 0,
    width: '14px',
    height: '14px',
    marginInlineEnd: '4px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
  },
  words: { flex: '1 1 240px', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  // Beside the words where there is room, in a line of their own where there is not.
  rest: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    '@media (max-width: 640px)': { flexBasis: '100%', paddingInlineStart: '22px' },
  },
  role: { width: '148px', '@media (max-width: 640px)': { flex: '1 1 0', minWidth: 0 } },
  own: {
    width: '148px',
    '@media (max-width: 640px)': { flex: '1 1 0', minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
  why: { flex: '1 0 100%', minWidth: 0, paddingInlineStart: '22px' },
  whyLabel: { flexShrink: 0, whiteSpace: 'nowrap' },
  whyText: { width: '100%', minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
});

interface Props {
  readonly row: ItemRow;
  /** From 1, over all groups. */
  readonly number: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (change: Partial<ItemRow>) => void;
  readonly onNext: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onAskWhy: () => void;
}

/** One item of a checklist: its words, who does it, and why. */
export function ItemFields(props: Props) {
  const { row, number, first, last, onChange, onNext, onMove, onRemove, onAskWhy } = props;
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields within
    <div
      data-item={row.key}
      className={styles.root}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      <span aria-hidden className={styles.box} />
      <Input
        className={styles.words}
        aria-label={CHECKLIST.item(number)}
        placeholder={CHECKLIST.itemHint}
        value={row.words}
        onChange={(_, { value }) => onChange({ words: value })}
        onKeyDown={(event) => {
          if (isEnter(event) && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            onNext();
          } else if (event.key === 'Backspace' && !isComposing(event) && row.words === '' && row.why === '') {
            event.preventDefault();
            onRemove();
          }
        }}
      />
      <div className={styles.rest}>
        {row.ownRole ? (
          <Input
            data-own-role=""
            className={styles.own}
            aria-label={CHECKLIST.ownRole(number)}
            maxLength={60}
            value={row.role}
            onChange={(_, { value }) => onChange({ role: value })}
            onBlur={() => row.role.trim() === '' && onChange({ role: '', ownRole: false })}
          />
        ) : (
          <Select
            className={styles.role}
            aria-label={CHECKLIST.role(number)}
            value={row.role}
            onChange={({ target: { value } }) =>
              onChange(value === OTHER ? { role: '', ownRole: true } : { role: value })
            }
          >
            <option value="">{CHECKLIST.anybody}</option>
            {CHECKLIST_ROLES.map((role) => (
              <option key={role} value={role}>
                {CHECKLIST.roles[role]}
              </option>
            ))}
            <option value={OTHER}>{CHECKLIST.otherRole}</option>
          </Select>
        )}
        {!row.asksWhy && (
          <Button appearance="subtle" size="small" aria-label={CHECKLIST.addWhyOf(number)} onClick={onAskWhy}>
            {CHECKLIST.addWhy}
          </Button>
        )}
        <RowTools
          names={{
            up: CHECKLIST.up(number),
            down: CHECKLIST.down(number),
            remove: CHECKLIST.remove(number),
          }}
          {...{ first, last, onMove, onRemove }}
        />
      </div>
      {row.asksWhy && (
        <div className={styles.why}>
          <Input
            data-why=""
            contentBefore={<span className={styles.whyLabel}>{CHECKLIST.why}</span>}
            appearance="filled-darker"
            className={styles.whyText}
            aria-label={CHECKLIST.addWhyOf(number)}
            placeholder={CHECKLIST.whyHint}
            value={row.why}
            onChange={(_, { value }) => onChange({ why: value })}
            onKeyDown={(event) => {
              if (!isEnter(event) || event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              onNext();
            }}
          />
        </div>
      )}
    </div>
  );
}

const OTHER = '\u0000other';
