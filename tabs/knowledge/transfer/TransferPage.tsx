import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { openCommunity } from '../../../domain/community/contract.ts';
import { useData } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { download } from '../../components/download.ts';
import { PageHead, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { useHost } from '../../host/use-host.ts';
import { Notice } from '../Notice.tsx';
import { KNOWLEDGE } from '../texts.ts';
import { useFileDrop } from '../use-file-drop.ts';
import { useLeftImport } from './begun-import.ts';
import { takeFiles } from './held-files.ts';
import { TRANSFER } from './texts.ts';

const Import = lazy(() => import('./Import.tsx'));

const useStyles = makeStyles({
  why: { maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  choose: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginBottom: '16px' },
  over: { outline: `2px dashed ${tokens.colorBrandForeground1}`, outlineOffset: '8px' },
});

function choose(onFiles: (files: readonly File[]) => void, folder: boolean): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (folder) input.webkitdirectory = true;
  else input.accept = '.md,.markdown,.mdown,.txt,.zip,text/markdown,text/plain,application/zip';
  input.onchange = () => onFiles([...(input.files ?? [])]);
  input.click();
}

/** What comes into the knowledge base as files, and what leaves it. */
export default function TransferPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const styles = useStyles();
  const [files, setFiles] = useState(takeFiles);
  const { over, handlers } = useFileDrop(setFiles);
  function other() {
    setFiles([]);
    lookAgain();
  }
  const community = useData(openCommunity, { params: { communityId } });
  const writes = community.data?.abilities.writeKnowledge === 'yes';
  const { device } = useHost();
  const { left, lookAgain, leave } = useLeftImport(communityId);
  const [progress, setProgress] = useState<string | null>(null);
  const exporting = useAction(async () => {
    const { exportZip } = await import('./export.ts');
    const zip = await exportZip(communityId, (done, all) => setProgress(TRANSFER.exporting(done, all)));
    setProgress(null);
    download(zip, TRANSFER.zipName(community.data?.community.name ?? ''));
  });
  if (!community.data)
    return community.error ? (
      <Problem problem={community.error} onRetry={community.reload} />
    ) : (
      <SkeletonRows rows={4} />
    );
  return (
    <div {...(writes && handlers)} className={over ? styles.over : undefined}>
      <PageHead
        title={TRANSFER.title}
        back={{ href: `/communities/${communityId}/knowledge`, label: KNOWLEDGE.title }}
      />
      {writes && (
        <Section title={TRANSFER.importTitle}>
          {files.length === 0 ? (
            <>
              {left?.goesOn && <Notice>{TRANSFER.goesOn(left.left)}</Notice>}
              {left && !left.goesOn && (
                <Notice action={<Button onClick={leave}>{TRANSFER.leaveIt}</Button>}>
                  {TRANSFER.brokenOff(left.left)} {TRANSFER.goOn}
                </Notice>
              )}
              <p className={styles.why}>{TRANSFER.importWhy}</p>
              <div className={styles.choose}>
                <Button appearance="primary" onClick={() => choose(setFiles, false)}>
                  {TRANSFER.chooseFiles}
                </Button>
                {device === 'computer' && (
                  <>
                    <Button onClick={() => choose(setFiles, true)}>{TRANSFER.chooseFolder}</Button>
                    <span className={styles.why}>{TRANSFER.orDrop}</span>
                  </>
                )}
              </div>
            </>
          ) : (
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <Import key={keyOf(files)} {...{ communityId, files }} onOther={other} />
            </Suspense>
          )}
        </Section>
      )}
      {files.length === 0 && (
        <Section title={TRANSFER.exportTitle}>
          <p className={styles.why}>{TRANSFER.exportWhy}</p>
          {exporting.problem !== null && (
            <Problem problem={exporting.problem} onRetry={() => void exporting.again()} />
          )}
          {device === 'computer' ? (
            <div className={styles.choose}>
              <Button disabledFocusable={exporting.busy} onClick={() => void exporting.run()}>
                {TRANSFER.exportRun}
              </Button>
              <span role="status">{exporting.busy && progress}</span>
            </div>
          ) : (
            <p>{TRANSFER.exportOnPhone}</p>
          )}
        </Section>
      )}
    </div>
  );
}

const keyOf = (files: readonly File[]) =>
  files
    .map(({ name, size }) => `${name} ${size}`)
    .join('|')
    .slice(0, 500);
