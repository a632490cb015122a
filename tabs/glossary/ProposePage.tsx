import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { closingMoment } from '../../domain/community/consent.ts';
import { openCommunity } from '../../domain/community/contract.ts';
import { clashesWith } from '../../domain/glossary/clashes.ts';
import {
  changeTermProposal,
  listTerms,
  openTerm,
  proposeTerm,
  type TermPage,
} from '../../domain/glossary/contract.ts';
import {
  DEFINITION_MAX,
  FORM_MAX,
  saysTheSame,
  shownOf,
  type TermOutline,
} from '../../domain/glossary/term.ts';
import { beginning } from '../../domain/shared/text.ts';
import { keepOrigin } from '../../domain/synthesis/contract.ts';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useSaving } from '../app/use-saving.ts';
import { KeptDraft } from '../components/KeptDraft.tsx';
import { OpenDays } from '../components/OpenDays.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { useNew } from '../drafts/use-new.ts';
import { SaveBar } from '../sessions/plan/SaveBar.tsx';
import { type NoteOrigin, noteAsked } from '../synthesis/note-asked.ts';
import { Clashes } from './Clashes.tsx';
import { bodyOf, check, entryOf, FIELDS, formOf, pluralsFor, type TermForm, termForm } from './form.ts';
import { GLOSSARY, PROPOSE } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '20px',
    maxWidth: '640px',
    '& .fui-Field': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& .fui-Input, & .fui-Textarea': { minWidth: 0 },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  days: { maxWidth: '240px' },
  again: { justifySelf: 'start', marginTop: '4px' },
});

interface Props {
  readonly communityId: string;
  readonly zone: string;
  readonly terms: readonly TermOutline[];
  /** null for a term of its own. */
  readonly page: TermPage | null;
  /** The note that it is made from; null for none. */
  readonly from: NoteOrigin | null;
}

/** Writes what a term is to mean, or changes one's own proposal. */
function Proposing({ communityId, zone, terms, page, from }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const home = `/communities/${communityId}/knowledge/glossary`;
  const changing = page?.proposal && page.abilities.change === 'yes' ? page.proposal : null;
  const standing = page?.term.entry ?? null;
  const definition = useHistoryState<{ definition?: string } | null>()?.definition ?? '';
  const fresh = from ? `${communityId}.${from.noteId}` : `${communityId}.new`;
  const name = changing?.etag ?? (page ? `${page.term.id}.${page.versions.length}` : fresh);
  const last = page?.versions.find(({ entry }) => entry)?.entry ?? null;
  const draft = useNew(
    `term.${name}`,
    termForm,
    () => {
      if (changing) return formOf(changing.entry, changing.word, changing.days);
      const form = formOf(standing ?? last, '', 7);
      return from ? { ...form, definition: beginning(definition, DEFINITION_MAX) } : form;
    },
    page?.term.id,
  );
  const { form, id } = draft.value;
  const put = (change: Partial<TermForm>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, ...change } }));
  const entry = entryOf(form);
  const same = saysTheSame(changing?.entry ?? standing, entry);
  const others = terms.flatMap((one) => {
    const shown = shownOf(one);
    return shown ? [{ id: one.id, entry: shown }] : [];
  });
  const clashes = entry.term ? clashesWith({ id, entry }, others) : [];
  const saving = useSaving(
    () => check(form),
    async () => {
      const body = bodyOf(form);
      let termId = id;
      if (changing) {
        const { operation } = draft.latest();
        await call(changeTermProposal, {
          params: { communityId, termId },
          body,
          etag: changing.etag,
          operation,
        });
        draft.forget();
      } else {
        const made = await draft.save(body, {
          create: async (fresh, words, operation) => {
            const made = await call(proposeTerm, {
              params: { communityId, termId: fresh },
              body: words,
              operation,
            });
            if (from)
              await call(keepOrigin, {
                params: { communityId, thingId: fresh },
                body: { of: { kind: 'term', words: words.entry?.term ?? '' }, from },
                operation,
              });
            return made;
          },
          change: ({ id: made, etag }, words) =>
            call(changeTermProposal, { params: { communityId, termId: made }, body: words, etag }),
        });
        termId = made.id;
      }
      toast(changing ? PROPOSE.changed : PROPOSE.sent);
      go(`${home}/${termId}`);
    },
  );
  const { problem } = saving;
  const meanwhile = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
  return (
    <form
      ref={saving.place}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!same) saving.submit();
      }}
    >
      <PageHead
        title={changing ? PROPOSE.changeProposal : standing ? PROPOSE.change(standing.term) : PROPOSE.title}
        back={
          page
            ? { href: `${home}/${page.term.id}`, label: form.term || GLOSSARY.title }
            : { href: home, label: GLOSSARY.title }
        }
      >
        <p className={styles.why}>{changing ? PROPOSE.changeWhy : PROPOSE.why}</p>
        <KeptDraft draft={draft} className={styles.quiet} />
      </PageHead>
      <div className={styles.root}>
        <Field label={PROPOSE.term} required {...fieldState(problem, 'entry.term')}>
          <Input maxLength={FORM_MAX} value={form.term} onChange={(_, { value }) => put({ term: value })} />
        </Field>
        <Field
          label={PROPOSE.definition}
          required
          hint={PROPOSE.definitionHint}
          {...fieldState(problem, 'entry.definition')}
        >
          <Textarea
            resize="vertical"
            rows={3}
            maxLength={DEFINITION_MAX}
            value={form.definition}
            onChange={(_, { value }) => put({ definition: value })}
          />
        </Field>
        <Field
          label={PROPOSE.synonyms}
          hint={PROPOSE.synonymsHint}
          {...fieldState(problem, 'entry.synonyms')}
        >
          <Input value={form.synonyms} onChange={(_, { value }) => put({ synonyms: value })} />
        </Field>
        <Field
          label={PROPOSE.plurals}
          hint={form.plurals === null ? PROPOSE.pluralsHint : PROPOSE.pluralsOwn}
          {...fieldState(problem, 'entry.plurals')}
        >
          <Input
            value={form.plurals ?? pluralsFor(form)}
            onChange={(_, { value }) => put({ plurals: value })}
          />
        </Field>
        {form.plurals !== null && (
          <Button size="small" className={styles.again} onClick={() => put({ plurals: null })}>
            {PROPOSE.pluralsAgain}
          </Button>
        )}
        <Field
          label={PROPOSE.notConfused}
          hint={PROPOSE.notConfusedHint}
          {...fieldState(problem, 'entry.notConfused')}
        >
          <Input value={form.notConfused} onChange={(_, { value }) => put({ notConfused: value })} />
        </Field>
        <div role="status">{clashes.length > 0 && <Clashes clashes={clashes} />}</div>
        <Field label={PROPOSE.word} hint={PROPOSE.wordHint} {...fieldState(problem, 'word')}>
          <Input maxLength={300} value={form.word} onChange={(_, { value }) => put({ word: value })} />
        </Field>
        <Field
          label={PROPOSE.days}
          className={styles.days}
          hint={{
            children: (
              <>
                {PROPOSE.until} <When inside at={closingMoment(new Date(), form.days, zone)} />
              </>
            ),
          }}
          {...fieldState(problem, 'days')}
        >
          {(control) => <OpenDays {...control} days={form.days} onDays={(days) => put({ days })} />}
        </Field>
      </div>
      <SaveBar
        label={changing ? PROPOSE.changeProposal : PROPOSE.send}
        busy={saving.busy}
        busyLabel={PROPOSE.sending}
        idle={same}
        problem={problem}
        fields={FIELDS}
        onRetry={saving.submit}
      >
        {meanwhile ? PROPOSE.meanwhile : same && PROPOSE.same}
      </SaveBar>
    </form>
  );
}

const ProposePage: Page = ({ params }) => {
  const { communityId = '', termId } = params;
  const search = useSearch();
  const about = useData(openCommunity, { params: { communityId } });
  const list = useData(listTerms, { params: { communityId } });
  const one = useData(openTerm, termId ? { params: { communityId, termId } } : null);
  const details = about.data?.details;
  if (!details || !list.data || (termId && !one.data)) {
    const failed = failedOf([about, list, one]);
    return failed ? <Problem {...failed} /> : <SkeletonRows rows={10} />;
  }
  const page = one.data ?? null;
  const may = page
    ? page.abilities.propose === 'yes' || page.abilities.change === 'yes'
    : list.data.abilities.propose === 'yes';
  if (!may) {
    const code = page?.proposal ? 'proposal-open' : 'role-may-not';
    const back = { href: `/communities/${communityId}/knowledge/glossary`, label: GLOSSARY.title };
    return (
      <>
        <PageHead title={PROPOSE.title} back={back} />
        <Problem problem={new ApiProblem({ code, status: 409, correlationId: '' })} />
      </>
    );
  }
  // What people say of a proposal leaves its version and what is typed as they are; a change of it begins anew.
  return (
    <Proposing
      key={page?.proposal?.etag ?? 'new'}
      communityId={communityId}
      zone={details.zone}
      terms={list.data.terms}
      page={page}
      from={page ? null : noteAsked(search)}
    />
  );
};
export default ProposePage;
