import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
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
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useSaving } from '../app/use-saving.ts';
import { KeptDraft } from '../components/KeptDraft.tsx';
import { Problem } from '../components/Problem.tsx';
import { NoProposal, ProposalForm } from '../components/ProposalForm.tsx';
import { PROPOSAL } from '../components/proposal-texts.ts';
import { SkeletonRows } from '../components/Rows.tsx';
import { useNew } from '../drafts/use-new.ts';
import { type NoteOrigin, noteAsked } from '../synthesis/note-asked.ts';
import { Clashes } from './Clashes.tsx';
import { bodyOf, check, entryOf, FIELDS, formOf, pluralsFor, type TermForm, termForm } from './form.ts';
import { GLOSSARY, PROPOSE } from './texts.ts';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
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
          create: (fresh, words, operation) =>
            call(proposeTerm, {
              params: { communityId, termId: fresh },
              body: { ...words, ...(from && { from }) },
              operation,
            }),
          change: ({ id: made, etag }, words) =>
            call(changeTermProposal, { params: { communityId, termId: made }, body: words, etag }),
        });
        termId = made.id;
      }
      toast(changing ? PROPOSAL.changed : PROPOSAL.sent);
      go(`${home}/${termId}`);
    },
  );
  const { problem } = saving;
  return (
    <ProposalForm
      title={changing ? PROPOSAL.change : standing ? PROPOSE.change(standing.term) : PROPOSE.title}
      back={
        page
          ? { href: `${home}/${page.term.id}`, label: form.term || GLOSSARY.title }
          : { href: home, label: GLOSSARY.title }
      }
      changing={changing !== null}
      why={PROPOSE.why}
      above={<KeptDraft draft={draft} className={styles.quiet} />}
      saving={saving}
      form={form}
      put={put}
      zone={zone}
      word={{ hint: PROPOSE.wordHint, required: false }}
      idle={same ? PROPOSE.same : null}
      fields={FIELDS}
    >
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
      <Field label={PROPOSE.synonyms} hint={PROPOSE.synonymsHint} {...fieldState(problem, 'entry.synonyms')}>
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
    </ProposalForm>
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
    const back = { href: `/communities/${communityId}/knowledge/glossary`, label: GLOSSARY.title };
    return <NoProposal title={PROPOSE.title} back={back} isOpen={Boolean(page?.proposal)} />;
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
