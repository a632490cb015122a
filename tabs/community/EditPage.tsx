import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import * as z from 'zod/mini';
import { community as aCommunity, type Community } from '../../domain/community/community.ts';
import { openCommunity, reviseCommunity } from '../../domain/community/contract.ts';
import { ApiProblem, call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { Conflicts } from './Conflicts.tsx';
import { FormFields } from './FormFields.tsx';
import { communityForm, draftOf, FIELDS, formOf, PARTS, rebase, withPart } from './form.ts';
import { FORM } from './texts.ts';
import { useFormProblems } from './use-form-problems.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  kept: { margin: 0, color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '24px' },
});

/** What I typed, and the saved version I began with; `theirs` and `conflicts` once somebody else saved another. */
const editing = z.object({
  etag: z.string(),
  begun: communityForm,
  form: communityForm,
  theirs: z.nullable(communityForm),
  conflicts: z.array(z.enum(PARTS)),
});

const editOf = (saved: Community): z.infer<typeof editing> => {
  const form = formOf(saved);
  return { etag: saved.etag, begun: form, form, theirs: null, conflicts: [] };
};

/** How often a save is repeated by itself when somebody else saves other things at the same time. */
const MERGES = 3;

function Edit({ saved }: { saved: Community }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const home = `/communities/${saved.id}`;
  const draft = useDraft(`edit.${saved.id}`, editing, () => editOf(saved));
  const { form, theirs, conflicts } = draft.value;
  const [merged, setMerged] = useState(false);

  /** Puts what I typed on top of what stands there now; false if a person has to decide. */
  function bringTogether(now: Community): boolean {
    const before = draft.latest();
    const current = formOf(now);
    const together = rebase(before.begun, before.form, current);
    draft.set({
      etag: now.etag,
      begun: current,
      form: together.form,
      theirs: current,
      conflicts: together.conflicts,
    });
    return together.conflicts.length === 0;
  }
  // What was kept from an earlier visit may stand on an older version.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the page was opened with
  useEffect(() => {
    if (draft.restored && draft.value.etag !== saved.etag) setMerged(bringTogether(saved));
  }, []);

  const save = useAction(async (operation) => {
    const params = { communityId: saved.id };
    for (let attempt = 1; ; attempt += 1) {
      const { form: body, etag } = draft.latest();
      try {
        await call(reviseCommunity, {
          params,
          body: draftOf(body),
          etag,
          operation: attempt === 1 ? operation : crypto.randomUUID(),
        });
        break;
      } catch (problem) {
        const changed = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
        const now = changed ? aCommunity.safeParse(problem.current) : null;
        if (!now?.success) throw problem;
        if (!bringTogether(now.data)) return;
        if (attempt >= MERGES) throw problem;
      }
    }
    draft.forget();
    toast(FORM.saved);
    go(home);
  });
  const { problems, passes } = useFormProblems(form, save.problem);
  const wrong = Object.keys(problems).length;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (conflicts.length === 0 && passes()) void save.run();
      }}
    >
      <PageHead back={{ href: home, label: saved.name }} title={FORM.editTitle}>
        <p className={styles.why}>{FORM.editWhy}</p>
        {draft.restored && (
          <p className={styles.kept}>
            {merged ? FORM.conflictMerged : FORM.keptEarlier}{' '}
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                const before = draft.value;
                draft.startOver(editOf(saved));
                toast(FORM.startedOver, { undo: () => draft.set(before) });
              }}
            >
              {FORM.backToSaved}
            </Button>
          </p>
        )}
      </PageHead>
      {theirs && conflicts.length > 0 && (
        <Conflicts
          conflicts={conflicts}
          mine={form}
          theirs={theirs}
          onDecide={(part, whose) =>
            draft.set((before) => ({
              ...before,
              form: whose === 'theirs' ? withPart(before.form, part, theirs) : before.form,
              conflicts: before.conflicts.filter((one) => one !== part),
            }))
          }
        />
      )}
      <FormFields
        form={form}
        set={(change) => draft.set((before) => ({ ...before, form: change(before.form) }))}
        problems={problems}
      />
      {save.problem !== null && (
        <Problem problem={save.problem} fields={FIELDS} onRetry={() => void save.again()} />
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={save.busy || conflicts.length > 0}>
          {save.busy ? FORM.saving : FORM.save}
        </Button>
        <Button
          onClick={() => {
            draft.forget();
            go(home);
          }}
        >
          {FORM.cancel}
        </Button>
      </div>
      <p role="status" className={styles.kept}>
        {conflicts.length > 0 ? FORM.chooseFirst : wrong > 0 && FORM.lookAgain(wrong)}
      </p>
    </form>
  );
}

const EditPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const { data, error, reload } = useData(openCommunity, { params: { communityId } });
  // The form keeps the version it began with, whatever is heard meanwhile.
  const [begun, setBegun] = useState<typeof data>();
  if (data && begun?.community.id !== data.community.id) setBegun(data);
  if (!begun) {
    if (error) return <Problem problem={error} onRetry={reload} />;
    return <SkeletonRows rows={8} />;
  }
  if (begun.abilities.runCommunity !== 'yes' || !begun.details) {
    const refusal = new ApiProblem({ code: 'role-may-not', status: 403, correlationId: '' });
    return (
      <>
        <PageHead
          back={{ href: `/communities/${communityId}`, label: begun.community.name }}
          title={FORM.editTitle}
        />
        <Problem problem={refusal} />
      </>
    );
  }
  return <Edit key={begun.community.id} saved={begun.details} />;
};
export default EditPage;
