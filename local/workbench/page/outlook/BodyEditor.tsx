import { makeStyles, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';

const useStyles = makeStyles({
  body: {
    flex: 1,
    minHeight: '160px',
    overflowY: 'auto',
    padding: tokens.spacingVerticalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '& a': { color: tokens.colorBrandForegroundLink },
  },
});

export interface Body {
  html(): string;
  text(): string;
  prepend(html: string): void;
  /** Where the cursor is; at the beginning if it was never in the body. */
  insert(html: string): void;
}

/** What is composed, as Outlook's editor holds it: HTML without scripts. */
export function BodyEditor({ first, body }: { first: string; body: RefObject<Body | null> }) {
  const styles = useStyles();
  const element = useRef<HTMLDivElement>(null);
  const cursor = useRef<Range | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor owns its content after the first one
  useEffect(() => {
    element.current?.replaceChildren(...nodesOf(first));
    const follow = () => {
      const selection = document.getSelection();
      const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
      if (range && element.current?.contains(range.startContainer)) cursor.current = range.cloneRange();
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, []);
  useImperativeHandle(body, () => ({
    html: () => element.current?.innerHTML ?? '',
    text: () => element.current?.innerText ?? '',
    prepend: (html) => element.current?.prepend(...nodesOf(html)),
    insert: (html) => {
      const range = cursor.current;
      if (!range) return element.current?.prepend(...nodesOf(html));
      range.deleteContents();
      const fragment = document.createDocumentFragment();
      fragment.append(...nodesOf(html));
      range.insertNode(fragment);
      range.collapse(false);
    },
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a textarea holds no HTML
    <div
      ref={element}
      className={styles.body}
      contentEditable
      suppressContentEditableWarning
      role="textbox"
      tabIndex={0}
      aria-multiline
      aria-label="Body"
    />
  );
}

/** Exchange takes scripts, handlers and frames out of what it is given. */
function nodesOf(html: string): Node[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('script, style, iframe, object, embed, form')) element.remove();
  for (const element of page.body.querySelectorAll('*'))
    for (const { name, value } of [...element.attributes])
      if (/^on/i.test(name) || /^javascript:/i.test(value.trim())) element.removeAttribute(name);
  return [...page.body.childNodes];
}
