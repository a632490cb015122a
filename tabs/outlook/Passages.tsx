import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { useLayoutEffect, useRef, useState } from 'react';
import { openArtifact } from '../../domain/knowledge/contract.ts';
import { pageAddress } from '../../domain/shared/links.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { Markdown } from '../components/Markdown.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { composesHtml, insertHtml, insertText, OutlookRefused } from '../host/item.ts';
import { linkHtml, plainHtml } from './passage.ts';
import { OUTLOOK } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', padding: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  foot: {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    padding: '8px 0',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { justifySelf: 'start' },
});

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly onBack: () => void;
}

/** One playbook to take a passage from: what is selected in it, or all of it, or a link to it. */
export default function Passages({ communityId, artifactId, onBack }: Props) {
  const styles = useStyles();
  const text = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState(false);
  const [said, setSaid] = useState('');
  const { data, error, reload } = useData(openArtifact, { params: { communityId, artifactId } });
  useLayoutEffect(() => {
    const follow = () => setSelected(selectionIn(text.current) !== null);
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, []);
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  const { title } = data.artifact;
  const address = pageAddress(location.origin, `/communities/${communityId}/knowledge/${artifactId}`);

  async function insert(html: string, plain: string) {
    try {
      if (await composesHtml()) await insertHtml(html);
      else await insertText(plain);
      setSaid(OUTLOOK.inserted);
    } catch (problem) {
      setSaid(problem instanceof OutlookRefused ? OUTLOOK.refused(problem.message) : String(problem));
    }
  }
  function passage() {
    const part = selectionIn(text.current);
    const nodes = part
      ? part.cloneContents().childNodes
      : (text.current?.firstElementChild?.childNodes ?? []);
    const plain = part?.toString() ?? text.current?.innerText ?? '';
    return insert(
      `${plainHtml(nodes)}<p>${linkHtml(OUTLOOK.from(title), address)}</p>`,
      `${plain}\n${address}\n`,
    );
  }
  return (
    <div className={styles.root}>
      <Button
        appearance="subtle"
        size="small"
        className={styles.back}
        icon={<ChevronLeftRegular aria-hidden />}
        onClick={onBack}
      >
        {OUTLOOK.backToSearch}
      </Button>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.quiet}>{OUTLOOK.select}</p>
      <div ref={text}>
        <Markdown under={title} top={2}>
          {data.body ?? ''}
        </Markdown>
      </div>
      <div className={styles.foot}>
        <Button appearance="primary" onClick={() => void passage()}>
          {selected ? OUTLOOK.insertSelected : OUTLOOK.insertAll}
        </Button>
        <Button onClick={() => void insert(linkHtml(title, address), `${title}: ${address}`)}>
          {OUTLOOK.insertLink}
        </Button>
        <span role="status" className={styles.quiet}>
          {said}
        </span>
      </div>
    </div>
  );
}

function selectionIn(element: Element | null): Range | null {
  const selection = document.getSelection();
  if (!element || !selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? range : null;
}
