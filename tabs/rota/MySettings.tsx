import { Button, Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import * as z from 'zod/mini';
import { absence } from '../../domain/community/community.ts';
import { changeMyTurns, type myTurns, type RotaAccount } from '../../domain/rota/contract.ts';
import { call } from '../api/client.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { LAST_DATE, sayDate } from '../components/dates.ts';
import { Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { ROTA } from './texts.ts';
import { useTurnStyles } from './use-turn-styles.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px', justifyItems: 'start', paddingBlock: '12px' },
  // Its box begins where the fields do.
  check: { marginInlineStart: '-8px' },
  days: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px' },
  list: { display: 'grid', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
});

type Mine = z.output<typeof myTurns>;

/** What is typed and not saved; null for what stays as it is. */
const changes = z.object({
  facilitates: z.nullable(z.boolean()),
  pausedUntil: z.nullable(z.string()),
  add: z.array(absence),
  remove: z.array(absence),
  days: z.object({ from: z.string(), to: z.string() }),
  reason: z.string(),
});
const NO_CHANGES: z.output<typeof changes> = {
  facilitates: null,
  pausedUntil: null,
  add: [],
  remove: [],
  days: { from: '', to: '' },
  reason: '',
};

/** Those of some days that are not among others. */
const without = (some: Mine['away'], others: Mine['away']) =>
  some.filter(({ from, to }) => !others.some((other) => other.from === from && other.to === to));

interface Props {
  readonly communityId: string;
  readonly mine: Mine;
  readonly account: RotaAccount | null;
  readonly today: string;
}

/** Whether I take turns, until when I pause, and when I am away. */
export default function MySettings({ communityId, mine, account, today }: Props) {
  const styles = useStyles();
  const text = useTurnStyles();
  // Only what is changed, so that what is said on another page meanwhile stays.
  const typed = useDraft(`my turns ${communityId}`, changes, () => NO_CHANGES);
  const { days, reason, add, remove } = typed.value;
  const facilitates = typed.value.facilitates ?? mine.facilitates;
  const pausedUntil = typed.value.pausedUntil ?? mine.pausedUntil ?? '';
  const away = [...without(mine.away, remove), ...without(add, mine.away)];
  const change = (some: Partial<z.output<typeof changes>>) => typed.set((before) => ({ ...before, ...some }));
  const isWhole = days.from !== '' && days.from <= (days.to || days.from);
  const added = { from: days.from, to: days.to || days.from };
  const save = useAction(async (operation) => {
    const pause = pausedUntil || null;
    const body = {
      ...(facilitates !== mine.facilitates && { facilitates }),
      ...(pause !== mine.pausedUntil && { pausedUntil: pause }),
      // Days that were typed and not added are meant as well.
      away: { add: without(isWhole ? [...add, added] : add, mine.away), remove },
      reason,
    };
    await call(changeMyTurns, { params: { communityId }, body, operation });
    typed.startOver(NO_CHANGES);
    toast(ROTA.saved);
  });
  return (
    <Section title={ROTA.mine} aside={account && ROTA.account(account)}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save.run();
        }}
      >
        {account && (
          <Checkbox
            className={styles.check}
            label={ROTA.facilitates}
            checked={facilitates}
            onChange={(_, { checked }) => change({ facilitates: checked === true })}
          />
        )}
        <Field label={ROTA.pause} hint={ROTA.pauseHint}>
          <Input
            type="date"
            min={today}
            max={LAST_DATE}
            value={pausedUntil}
            onChange={(_, { value }) => change({ pausedUntil: value })}
          />
        </Field>
        {pausedUntil !== '' && (
          <Button size="small" onClick={() => change({ pausedUntil: '' })}>
            {ROTA.resume}
          </Button>
        )}
        {away.length > 0 && (
          <ul className={styles.list} aria-label={ROTA.away}>
            {away.map((one) => {
              const [from, to] = [sayDate(one.from), sayDate(one.to)];
              return (
                <li key={`${one.from} ${one.to}`}>
                  {ROTA.away}: {ROTA.awayDays(from, to)}{' '}
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={ROTA.awayRemove(from, to)}
                    onClick={() => change({ add: without(add, [one]), remove: [...remove, one] })}
                  >
                    ✕
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        <div className={styles.days}>
          <Field label={`${ROTA.away}: ${ROTA.awayFrom.toLocaleLowerCase()}`}>
            <Input
              type="date"
              min={today}
              max={LAST_DATE}
              value={days.from}
              onChange={(_, { value }) => change({ days: { ...days, from: value } })}
            />
          </Field>
          <Field label={ROTA.awayTo}>
            <Input
              type="date"
              min={days.from || today}
              max={LAST_DATE}
              value={days.to}
              onChange={(_, { value }) => change({ days: { ...days, to: value } })}
            />
          </Field>
          <Button
            disabledFocusable={!isWhole}
            onClick={() => {
              change({
                add: [...add, added],
                remove: without(remove, [added]),
                days: NO_CHANGES.days,
              });
            }}
          >
            {ROTA.awayAdd}
          </Button>
        </div>
        <Field label={ROTA.reasonSkip} hint={ROTA.reasonHint}>
          <Input maxLength={300} value={reason} onChange={(_, { value }) => change({ reason: value })} />
        </Field>
        <span className={text.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={save.busy}>
            {ROTA.save}
          </Button>
        </span>
        {save.problem !== null && <Problem slim problem={save.problem} onRetry={() => void save.again()} />}
      </form>
    </Section>
  );
}
