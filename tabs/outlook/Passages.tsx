import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { useLayoutEffect, useRef, useState } from 'react';
import { openArtifact } from '../../domain/knowledge/contract.ts';
import { findApp } from '../../domain/sessions/appointment.ts';
import { pageAddress } from '../../domain/shared/links.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { Markdown } from '../components/Markdown.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
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
  const [headings, setHeadings] = useState<readonly string[]>([]);
  /** The place of a heading among them; '' for all of it. */
  const [part, setPart] = useState('');
  const app = useData(findApp, {});
  const { data, error, reload } = useData(openArtifact, { params: { communityId, artifactId } });
  useLayoutEffect(() => {
    const follow = () => setSelected(selectionIn(text.current) !== null);
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, []);
  const body = data?.body;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is rendered follows from the body
  useLayoutEffect(() => setHeadings(headingsIn(text.current).map((one) => one.textContent ?? '')), [body]);
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  const { title } = data.artifact;
  const path = `/communities/${communityId}/knowledge/${artifactId}`;
  // With Guildhall's place in the catalogue, so that the page can offer to open itself in Teams.
  const address = pageAddress(location.origin, path, app.data?.app ?? undefined);

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
    const range = selectionIn(text.current);
    const nodes = range ? [...range.cloneContents().childNodes] : sectionOf(text.current, part);
    const plain = range?.toString() ?? nodes.map((node) => node.textContent).join('\n');
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
      {headings.length > 0 && (
        <Field label={OUTLOOK.part}>
          {(field) => (
            <Select {...field} value={part} onChange={({ target }) => setPart(target.value)}>
              <option value="">{OUTLOOK.whole}</option>
              {headings.map((heading, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two headings may have the same words
                <option key={at} value={at}>
                  {heading}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <div ref={text}>
        <Markdown under={title} top={2}>
          {data.body ?? ''}
        </Markdown>
      </div>
      <div className={styles.foot}>
        <Button appearance="primary" onClick={() => void passage()}>
          {selected ? OUTLOOK.insertSelected : part === '' ? OUTLOOK.insertAll : OUTLOOK.insertPart}
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

const isHeading = (element: Element): boolean => /^h[2-6]$/.test(element.localName);

function headingsIn(text: HTMLElement | null): Element[] {
  return [...(text?.firstElementChild?.children ?? [])].filter(isHeading);
}

/** A heading with what stands under it, up to the next one of its level; all of it where `part` is ''. */
function sectionOf(text: HTMLElement | null, part: string): Node[] {
  const all = [...(text?.firstElementChild?.childNodes ?? [])];
  const heading = part === '' ? undefined : headingsIn(text)[Number(part)];
  if (!heading) return all;
  const after = all.slice(all.indexOf(heading) + 1);
  const end = after.findIndex(
    (node) => node instanceof Element && isHeading(node) && node.localName <= heading.localName,
  );
  return [heading, ...(end < 0 ? after : after.slice(0, end))];
}

function selectionIn(element: Element | null): Range | null {
  const selection = document.getSelection();
  if (!element || !selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? range : null;
}
