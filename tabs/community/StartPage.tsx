import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { reviseCommunity, startCommunity } from '../../domain/community/contract.ts';
import { call } from '../api/client.ts';
import type { Page } from '../app/routes.ts';
import { useAction } from '../app/use-action.ts';
import { KeptDraft } from '../components/KeptDraft.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { useNew } from '../drafts/use-new.ts';
import { FormFields } from './FormFields.tsx';
import { communityForm, draftOf, emptyForm, FIELDS } from './form.ts';
import { ownZone } from './own-zone.ts';
import { FORM } from './texts.ts';
import { useFormProblems } from './use-form-problems.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  kept: { margin: 0, color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '24px' },
});

const StartPage: Page = () => {
  const styles = useStyles();
  const [, go] = useLocation();
  const draft = useNew('start', communityForm, () => emptyForm(ownZone()));
  const { form } = draft.value;
  const start = useAction(async () => {
    const { id } = await draft.save(draftOf(form), {
      create: (communityId, body, operation) =>
        call(startCommunity, { params: { communityId }, body, operation }),
      change: ({ id: communityId, etag }, body) =>
        call(reviseCommunity, { params: { communityId }, body, etag }),
    });
    go(`/communities/${id}`);
  });
  const { problems, passes } = useFormProblems(form, start.problem);
  const wrong = Object.keys(problems).length;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (passes()) void start.run();
      }}
    >
      <PageHead title={FORM.startTitle}>
        <p className={styles.why}>{FORM.startWhy}</p>
        <KeptDraft draft={draft} className={styles.kept} />
      </PageHead>
      <FormFields
        form={form}
        set={(change) => draft.set((before) => ({ ...before, form: change(before.form) }))}
        problems={problems}
      />
      {start.problem !== null && (
        <Problem problem={start.problem} fields={FIELDS} onRetry={() => void start.again()} />
      )}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={start.busy}>
          {start.busy ? FORM.starting : FORM.start}
        </Button>
        <Button onClick={() => go('/')}>{FORM.cancel}</Button>
      </div>
      <p role="status" className={styles.kept}>
        {wrong > 0 && FORM.lookAgain(wrong)}
      </p>
    </form>
  );
};
export default StartPage;
