import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { closingMoment } from '../../domain/community/consent.ts';
import { ApiProblem } from '../api/problem.ts';
import { fieldState } from '../app/refusals.ts';
import type { useSaving } from '../app/use-saving.ts';
import { SaveBar } from '../sessions/plan/SaveBar.tsx';
import { OpenDays } from './OpenDays.tsx';
import { PageHead } from './Page.tsx';
import { Problem } from './Problem.tsx';
import { PROPOSAL } from './proposal-texts.ts';
import { When } from './When.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    maxWidth: '640px',
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Input, & .fui-Textarea': { minWidth: 0 },
  },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  days: { maxWidth: '240px' },
});

/** What every proposal has beside what it proposes. */
interface Proposed {
  readonly word: string;
  readonly days: number;
}

interface Props {
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  /** Whether one's own proposal is changed. */
  readonly changing: boolean;
  /** What happens with a new proposal. */
  readonly why: string;
  /** What else stands above the fields. */
  readonly above: ReactNode;
  readonly saving: ReturnType<typeof useSaving>;
  readonly form: Proposed;
  readonly put: (change: Partial<Proposed>) => void;
  readonly zone: string;
  readonly word: { readonly hint: string; readonly required: boolean };
  /** Why there is nothing to send yet; null if there is. */
  readonly idle: string | null;
  /** The names of all fields, as refusals say them. */
  readonly fields: readonly string[];
  readonly children: ReactNode;
}

/** The page on which something is proposed that everybody may object to: its fields, why, and for how long. */
export function ProposalForm(props: Props) {
  const { title, back, changing, why, above, saving, form, put, zone, word, idle, fields, children } = props;
  const styles = useStyles();
  const { problem } = saving;
  const meanwhile = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (idle === null) saving.submit();
      }}
    >
      <PageHead title={title} back={back}>
        <p className={styles.why}>{changing ? PROPOSAL.changeWhy : why}</p>
        {above}
      </PageHead>
      <div className={styles.root}>
        {children}
        <Field
          label={PROPOSAL.word}
          required={word.required}
          hint={word.hint}
          {...fieldState(problem, 'word')}
        >
          <Input maxLength={300} value={form.word} onChange={(_, { value }) => put({ word: value })} />
        </Field>
        <Field
          label={PROPOSAL.days}
          className={styles.days}
          hint={{
            children: (
              <>
                {PROPOSAL.until} <When inside at={closingMoment(new Date(), form.days, zone)} />
              </>
            ),
          }}
          {...fieldState(problem, 'days')}
        >
          {(control) => <OpenDays {...control} days={form.days} onDays={(days) => put({ days })} />}
        </Field>
      </div>
      <SaveBar
        label={changing ? PROPOSAL.change : PROPOSAL.send}
        busy={saving.busy}
        busyLabel={PROPOSAL.sending}
        idle={idle !== null}
        problem={problem}
        fields={fields}
        onRetry={saving.submit}
      >
        {meanwhile ? PROPOSAL.meanwhile : idle}
      </SaveBar>
    </form>
  );
}

/** In its place, where nothing may be proposed now. */
export const NoProposal = ({
  title,
  back,
  isOpen,
}: Pick<Props, 'title' | 'back'> & { readonly isOpen: boolean }) => (
  <>
    <PageHead title={title} back={back} />
    <Problem
      problem={
        new ApiProblem({ code: isOpen ? 'proposal-open' : 'role-may-not', status: 409, correlationId: '' })
      }
    />
  </>
);
