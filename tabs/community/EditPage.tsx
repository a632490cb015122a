import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { community as aCommunity, type Community } from '../../domain/community/community.ts';
import { openCommunity, reviseCommunity } from '../../domain/community/contract.ts';
import { ApiProblem, call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Conflicts } from '../components/Conflicts.tsx';
import { KEPT } from '../components/draft-texts.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { saveMerged } from '../drafts/save-merged.ts';
import { useEdit } from '../drafts/use-edit.ts';
import { FormFields } from './FormFields.tsx';
import { COMMUNITY_EDIT, draftOf, FIELDS, formOf } from './form.ts';
import { FORM } from './texts.ts';
import { useFormProblems } from './use-form-problems.ts';
import { LABELS, said } from './versions.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  kept: { margin: 0, color: tokens.colorNeutralForeground3 },
  conflicts: { maxWidth: '640px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '24px' },
});

const versionOf = (saved: Community) => ({ form: formOf(saved), etag: saved.etag });

function Edit({ saved }: { saved: Community }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const home = `/communities/${saved.id}`;
  const edit = useEdit(`edit.${saved.id}`, COMMUNITY_EDIT, versionOf(saved));
  const { form, meeting, undecided } = edit;

  const save = useAction(async (operation) => {
    const params = { communityId: saved.id };
    const done = await saveMerged(
      edit,
      operation,
      ({ form: body, etag }, own) =>
        call(reviseCommunity, { params, body: draftOf(body), etag, operation: own }),
      (current) => {
        const { data } = aCommunity.safeParse(current);
        return data ? versionOf(data) : null;
      },
    );
    if (!done) return;
    edit.forget();
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
        if (undecided.length === 0 && passes()) void save.run();
      }}
    >
      <PageHead title={FORM.editTitle}>
        <p className={styles.why}>{FORM.editWhy}</p>
        {edit.restored && (
          <p className={styles.kept}>
            {meeting?.conflicts.length === 0 ? FORM.conflictMerged : KEPT.kept}{' '}
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                const before = edit.latest();
                edit.startOver();
                toast(KEPT.dropped, { undo: () => edit.keep(before) });
              }}
            >
              {FORM.backToSaved}
            </Button>
          </p>
        )}
      </PageHead>
      {meeting && undecided.length > 0 && (
        <Conflicts
          conflicts={undecided}
          labels={LABELS}
          said={(side, part) => said(side === 'mine' ? form : meeting.theirs, part)}
          title={FORM.conflictTitle}
          why={FORM.conflictWhy}
          onDecide={edit.choose}
          className={styles.conflicts}
        />
      )}
      <FormFields
        form={form}
        set={edit.set}
        problems={problems}
        agreed={
          saved.charter > 0 && (
            <p className={styles.why}>
              {FORM.inCharter} <TextLink href={`${home}/charter`}>{FORM.toCharter}</TextLink>
            </p>
          )
        }
      />
      {save.problem !== null && (
        <Problem problem={save.problem} fields={FIELDS} onRetry={() => void save.again()} />
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={save.busy || undecided.length > 0}>
          {save.busy ? FORM.saving : FORM.save}
        </Button>
        <Button
          onClick={() => {
            edit.forget();
            go(home);
          }}
        >
          {FORM.cancel}
        </Button>
      </div>
      <p role="status" className={styles.kept}>
        {undecided.length > 0 ? FORM.chooseFirst : wrong > 0 && FORM.lookAgain(wrong)}
      </p>
    </form>
  );
}

const EditPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const { data, error, reload } = useData(openCommunity, { params: { communityId } });
  // The form keeps the version it began with, although the page may load a newer one meanwhile.
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
        <PageHead title={FORM.editTitle} />
        <Problem problem={refusal} />
      </>
    );
  }
  return <Edit key={begun.community.id} saved={begun.details} />;
};
export default EditPage;
