import { Button, Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { readCommunity } from '../../../domain/community/abilities.ts';
import { listMembers } from '../../../domain/community/contract.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { type PilotPage, publishReport } from '../../../domain/pilots/contract.ts';
import type { ReportDraft } from '../../../domain/pilots/report.ts';
import { call } from '../../api/client.ts';
import { refreshed, useData } from '../../api/use-data.ts';
import { fieldState } from '../../app/refusals.ts';
import { useAction } from '../../app/use-action.ts';
import { Problem } from '../../components/Problem.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Steady } from '../../components/Steady.tsx';
import { usePageStyles } from '../page/styles.ts';
import { REPORT } from './texts.ts';

interface Props {
  readonly page: PilotPage;
  readonly report: ReportDraft;
  /** The version of what is kept of it; '' for none. */
  readonly version: () => string;
  readonly onPublished: () => void;
  readonly onClose: () => void;
}

/** Says who will read the report, then publishes it. */
export default function PublishSheet({ page, report, version, onPublished, onClose }: Props) {
  const styles = usePageStyles();
  const { pilot, reports } = page;
  const { communityId, id: pilotId, artifact, etag } = pilot;
  const corrects = pilot.state === 'reported' && reports.length > 0;
  const members = useData(listMembers, { params: { communityId } });
  const readers = members.data?.members.filter(({ role }) => roleMay(role, readCommunity)).length;
  const [word, setWord] = useState('');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The browser focuses the first button, which closes the dialog.
    field.current?.focus();
  }, []);
  const missing = corrects && word.trim() === '';
  const publish = useAction(async (operation) => {
    const form = version();
    const body = { report, word: corrects ? word.trim() : '', ...(form && { form }) };
    await call(publishReport, { params: { communityId, pilotId }, body, etag, operation });
    // The pilot's page is to begin with what has just been published.
    await refreshed();
    onPublished();
  });
  const yes = corrects ? REPORT.publishCorrection : REPORT.publish;
  return (
    <Sheet
      title={corrects ? REPORT.publishCorrectionTitle : REPORT.publishTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{REPORT.leave}</Button>
          <Button
            appearance="primary"
            disabledFocusable={publish.busy}
            onClick={() => {
              setTried(true);
              if (!missing) void publish.run();
            }}
          >
            <Steady widest={corrects ? yes : REPORT.publishing}>
              {publish.busy ? REPORT.publishing : yes}
            </Steady>
          </Button>
        </>
      }
    >
      <p className={styles.text}>
        {[
          readers === undefined ? REPORT.toWhomUnknown : REPORT.toWhom(readers),
          pilot.state === 'begun' && Date.now() < Date.parse(pilot.endsAt) && REPORT.endsIt,
          artifact && REPORT.evidence(artifact.title),
          report.annotation && REPORT.annotated,
          corrects && reports[0]?.annotation && !report.annotation && REPORT.notAnnotated,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {corrects ? (
        <Field
          label={REPORT.word}
          required
          hint={REPORT.wordHint}
          {...(tried && missing
            ? { validationState: 'error' as const, validationMessage: REPORT.wordNeeded }
            : fieldState(publish.problem, 'word'))}
        >
          <Input ref={field} maxLength={300} value={word} onChange={(_, { value }) => setWord(value)} />
        </Field>
      ) : (
        <p className={styles.quiet}>{REPORT.later}</p>
      )}
      {publish.problem !== null && (
        <Problem slim problem={publish.problem} fields={['word']} onRetry={() => void publish.again()} />
      )}
    </Sheet>
  );
}
