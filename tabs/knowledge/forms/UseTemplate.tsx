import { Button, makeStyles } from '@fluentui/react-components';
import { DocumentCopyRegular } from '@fluentui/react-icons/svg/document-copy';
import { Suspense, useState } from 'react';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import type { TypeReadingProps } from '../types.ts';
import { TEMPLATE } from './texts.ts';

const UseTemplateSheet = lazySheet(() => import('./UseTemplateSheet.tsx'));

const useStyles = makeStyles({ root: { margin: '0 0 20px', '@media print': { display: 'none' } } });

/** The way from a template to what is made from it. */
export default function UseTemplate({ communityId, page, body }: TypeReadingProps) {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  if (page.artifact.state !== 'published') return null;
  return (
    <div className={styles.root}>
      <Button appearance="primary" icon={<DocumentCopyRegular />} onClick={() => setAsking(true)}>
        {TEMPLATE.use}
      </Button>
      <Suspense>
        {asking && (
          <UseTemplateSheet
            communityId={communityId}
            artifact={page.artifact}
            body={body}
            onClose={() => setAsking(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
