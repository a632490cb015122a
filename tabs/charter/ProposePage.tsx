import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useLocation, useSearch } from 'wouter';
import { saysTheSame } from '../../domain/charter/charter.ts';
import {
  type CharterPage,
  changeCharterProposal,
  openCharter,
  proposeCharter,
} from '../../domain/charter/contract.ts';
import type { Community } from '../../domain/community/community.ts';
import { openCommunity } from '../../domain/community/contract.ts';
import { id as anId } from '../../domain/shared/ids.ts';
import { call } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { fieldState } from '../app/refusals.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useSaving } from '../app/use-saving.ts';
import { NormsEditor } from '../community/NormsEditor.tsx';
import { KeptDraft } from '../components/KeptDraft.tsx';
import { Problem } from '../components/Problem.tsx';
import { NoProposal, ProposalForm } from '../components/ProposalForm.tsx';
import { PROPOSAL } from '../components/proposal-texts.ts';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { useNew } from '../drafts/use-new.ts';
import { type FoundTemplate, useTemplate } from '../knowledge/forms/use-template.ts';
import {
  bodyOf,
  type CharterForm,
  charterForm,
  check,
  FIELDS,
  formOf,
  textOf,
  withTemplate,
} from './form.ts';
import { TEMPLATES } from './templates.ts';
import { CHARTER, OUTCOME_WORDS, PROPOSE } from './texts.ts';

const useStyles = makeStyles({ quiet: { margin: 0, color: tokens.colorNeutralForeground3 } });

interface Props {
  readonly community: Community;
  readonly page: CharterPage;
  /** A template of the knowledge base that it begins with. */
  readonly template: FoundTemplate | null;
}

/** Writes a proposal, or changes one's own. */
function Proposing({ community, page, template }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const communityId = community.id;
  const home = `/communities/${communityId}/charter`;
  const changing = page.proposal && page.abilities.change === 'yes' ? page.proposal : null;
  const { purpose, northStar, norms } = community;
  const now = page.charter?.text ?? { purpose, northStar, outcomes: [], norms, decisionRule: '' };
  const begin = () => {
    if (changing) return formOf(changing.text, changing.word, changing.days);
    const form = formOf(now, '', 7);
    return template?.charter ? withTemplate(form, template.charter) : form;
  };
  const from = template && !changing ? `${communityId}.${template.id}` : `${communityId}.new`;
  const draft = useNew(`charter.${changing ? changing.etag : from}`, charterForm, begin);
  const { form } = draft.value;
  const put = (change: Partial<CharterForm>) =>
    draft.set((before) => ({ ...before, form: { ...before.form, ...change } }));
  const against = changing?.text ?? page.charter?.text;
  const same = against !== undefined && saysTheSame(against, textOf(form));
  const saving = useSaving(
    () => check(form),
    async () => {
      const body = bodyOf(form);
      if (changing) {
        const { operation } = draft.latest();
        const params = { communityId, proposalId: changing.id };
        await call(changeCharterProposal, { params, body, etag: changing.etag, operation });
        draft.forget();
      } else {
        await draft.save(body, {
          create: (proposalId, words, operation) =>
            call(proposeCharter, { params: { communityId, proposalId }, body: words, operation }),
          change: ({ id: proposalId, etag }, words) =>
            call(changeCharterProposal, { params: { communityId, proposalId }, body: words, etag }),
        });
      }
      toast(changing ? PROPOSAL.changed : PROPOSAL.sent);
      go(home);
    },
  );
  const { problem } = saving;
  const nothingYet = !page.charter && !changing;
  const message = (field: string) => fieldState(problem, field).validationMessage;
  return (
    <ProposalForm
      title={changing ? PROPOSAL.change : page.charter ? PROPOSE.title : PROPOSE.firstTitle}
      back={{ href: home, label: CHARTER.title }}
      changing={changing !== null}
      why={PROPOSE.why}
      above={
        <>
          {template?.charter && !changing && (
            <p className={styles.quiet}>
              <TextLink href={`/communities/${communityId}/knowledge/${template.id}`}>
                {PROPOSE.fromTemplate(template.title)}
              </TextLink>
            </p>
          )}
          <KeptDraft draft={draft} className={styles.quiet} />
        </>
      }
      saving={saving}
      form={form}
      put={put}
      zone={community.zone}
      word={{ hint: PROPOSE.wordHint, required: true }}
      idle={same ? (changing ? PROPOSE.sameAsProposal : PROPOSE.same) : null}
      fields={FIELDS}
    >
      {nothingYet && (
        <Field label={PROPOSE.template} hint={PROPOSE.templateHint}>
          {(control) => (
            <Select
              {...control}
              value=""
              onChange={(event) => {
                const template = TEMPLATES.find(({ key }) => key === event.target.value);
                if (!template) return;
                const before = form;
                put(withTemplate(form, template.text));
                toast(PROPOSE.templateTaken(template.name), { undo: () => put(before) });
              }}
            >
              <option value="">{PROPOSE.fromNow}</option>
              {TEMPLATES.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={CHARTER.purpose} required {...fieldState(problem, 'text.purpose')}>
        <Textarea
          resize="vertical"
          rows={4}
          maxLength={600}
          value={form.purpose}
          onChange={(_, { value }) => put({ purpose: value })}
        />
      </Field>
      <Field label={CHARTER.northStar} {...fieldState(problem, 'text.northStar')}>
        <Textarea
          resize="vertical"
          rows={2}
          maxLength={400}
          value={form.northStar}
          onChange={(_, { value }) => put({ northStar: value })}
        />
      </Field>
      <NormsEditor
        norms={form.outcomes}
        words={OUTCOME_WORDS}
        max={8}
        set={(change) =>
          draft.set((before) => ({
            ...before,
            form: { ...before.form, outcomes: change(before.form.outcomes) },
          }))
        }
        message={message('text.outcomes')}
      />
      <NormsEditor
        norms={form.norms}
        set={(change) =>
          draft.set((before) => ({
            ...before,
            form: { ...before.form, norms: change(before.form.norms) },
          }))
        }
        message={message('text.norms')}
      />
      <Field
        label={CHARTER.decisionRule}
        hint={PROPOSE.decisionHint}
        {...fieldState(problem, 'text.decisionRule')}
      >
        <Textarea
          resize="vertical"
          rows={3}
          maxLength={600}
          value={form.decisionRule}
          onChange={(_, { value }) => put({ decisionRule: value })}
        />
      </Field>
    </ProposalForm>
  );
}

const ProposePage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const charter = useData(openCharter, { params: { communityId } });
  const about = useData(openCommunity, { params: { communityId } });
  const templateId = anId.safeParse(new URLSearchParams(useSearch()).get('template')).data ?? null;
  const template = useTemplate(communityId, templateId);
  const { data } = charter;
  const details = about.data?.details;
  if (!data || !details || (templateId && !template.found)) {
    const failed = failedOf([charter, about, template.answer]);
    return failed ? <Problem {...failed} /> : <SkeletonRows rows={10} />;
  }
  const mayBegin = data.abilities.propose === 'yes' || data.abilities.change === 'yes';
  if (!mayBegin) {
    const back = { href: `/communities/${communityId}/charter`, label: CHARTER.title };
    return <NoProposal title={PROPOSE.title} back={back} isOpen={data.proposal !== null} />;
  }
  // What people say of a proposal leaves its version and what is typed as they are; a change of it begins anew.
  return (
    <Proposing key={data.proposal?.etag ?? 'new'} community={details} page={data} template={template.found} />
  );
};
export default ProposePage;
