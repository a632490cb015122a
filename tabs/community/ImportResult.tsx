import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ImportRow, Role } from '../../domain/community/community.ts';
import { Problem } from '../components/Problem.tsx';
import { Invitations } from './Invitations.tsx';
import { countsOf, invitedAlike, roleSaid, statusOf, unresolved, wouldJoin } from './import-rows.ts';
import { useTelling } from './TellByMail.tsx';
import { IMPORT } from './texts.ts';

const useStyles = makeStyles({
  root: { ':focus': { outline: 'none' } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '32px',
  },
  quiet: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
  table: { width: '100%', borderCollapse: 'collapse', marginBottom: '16px' },
  head: {
    padding: '6px 12px 6px 0',
    textAlign: 'start',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: {
    padding: '8px 12px 8px 0',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: {
    textAlign: 'end',
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
    width: '40px',
  },
  last: { paddingRight: 0, textAlign: 'end' },
  out: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  decided: { color: tokens.colorNeutralForeground3 },
  mail: {
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  problem: { fontWeight: tokens.fontWeightSemibold },
  tap: { display: 'inline-grid', placeItems: 'center', width: '32px', height: '24px', cursor: 'pointer' },
  check: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
  resolve: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '8px 12px',
    marginBottom: '16px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  mails: { color: tokens.colorNeutralForeground2, marginBottom: '12px' },
});

interface Props {
  readonly communityId: string;
  readonly rows: readonly ImportRow[];
  readonly role: Role;
  /** The list has been edited since these rows were found. */
  readonly stale: boolean;
  readonly leaveOut: ReadonlySet<number>;
  readonly onLeaveOut: (lines: ReadonlySet<number>) => void;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly onImport: (tell: boolean) => void;
}

/** Every row with what was found. Nobody is added while a row has a problem that nobody has decided about. */
export function ImportResult(props: Props) {
  const { communityId, rows, role, stale, leaveOut, onLeaveOut, busy, problem, onRetry, onImport } = props;
  const styles = useStyles();
  const root = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each check brings its result into view
  useEffect(() => root.current?.focus(), [rows]);
  const open = unresolved(rows, leaveOut);
  const joining = wouldJoin(rows, leaveOut);
  const telling = useTelling(
    communityId,
    joining.map(({ person }) => ({ name: person?.name ?? '' })),
    false,
  );
  const groups = invitedAlike(joining, role);
  function toggle(line: number, out: boolean) {
    const next = new Set(leaveOut);
    if (out) next.add(line);
    else next.delete(line);
    onLeaveOut(next);
  }
  return (
    <section ref={root} tabIndex={-1} aria-labelledby="found" className={styles.root}>
      <h2 id="found" className={styles.title}>
        {IMPORT.result}
      </h2>
      <p role="status" className={styles.quiet}>
        {stale ? IMPORT.stale : countsOf(rows)}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.line)}>
              {IMPORT.lineHead}
            </th>
            <th scope="col" className={styles.head}>
              {IMPORT.whoHead}
            </th>
            <th scope="col" className={styles.head}>
              {IMPORT.statusHead}
            </th>
            <th scope="col" className={mergeClasses(styles.head, styles.last)}>
              {IMPORT.leaveOut}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { line, person, given, status, note } = row;
            const out = leaveOut.has(line);
            const who = person?.name || given || IMPORT.noName;
            return (
              <tr key={`${line} ${person?.id}`}>
                <td className={mergeClasses(styles.cell, styles.line)}>{line}</td>
                <td className={mergeClasses(styles.cell, out && styles.out)}>
                  {who}
                  {person && <div className={styles.mail}>{person.mail}</div>}
                  {status === 'ready' && roleSaid(row, role) && (
                    <div className={styles.mail}>{roleSaid(row, role)}</div>
                  )}
                  {status === 'unknown' && note !== null && note !== given && (
                    <div className={styles.mail}>{note}</div>
                  )}
                </td>
                <td
                  className={mergeClasses(
                    styles.cell,
                    out ? styles.decided : status !== 'ready' && styles.problem,
                  )}
                >
                  {statusOf(row)}
                </td>
                <td className={mergeClasses(styles.cell, styles.last)}>
                  <label className={styles.tap}>
                    <input
                      type="checkbox"
                      className={styles.check}
                      aria-label={IMPORT.leaveOutOf(line, who)}
                      checked={out}
                      onChange={(event) => toggle(line, event.target.checked)}
                    />
                  </label>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!stale && open.length > 0 && (
        <div className={styles.resolve}>
          <span>{IMPORT.problems(open.length)}</span>
          <Button
            size="small"
            onClick={() => onLeaveOut(new Set([...leaveOut, ...open.map(({ line }) => line)]))}
          >
            {IMPORT.leaveOutThese(open.length)}
          </Button>
        </div>
      )}
      {!stale && open.length === 0 && joining.length === 0 && <p className={styles.quiet}>{IMPORT.nobody}</p>}
      {!stale && open.length === 0 && joining.length > 0 && (
        <>
          {groups.map(({ role: as, people }) => (
            <div key={as} className={styles.mails}>
              {groups.length > 1 && <strong>{IMPORT.groups[as](people.length)} </strong>}
              <Invitations communityId={communityId} role={as} people={people} />
            </div>
          ))}
          {telling.box}
          <Button
            appearance="primary"
            disabledFocusable={busy}
            onClick={() => !busy && onImport(telling.tell)}
          >
            {busy ? IMPORT.importing : IMPORT.import(joining.length)}
          </Button>
        </>
      )}
      {problem !== null && <Problem slim problem={problem} onRetry={onRetry} />}
    </section>
  );
}
