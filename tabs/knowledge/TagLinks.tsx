import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { TAGS } from './tag-texts.ts';

const useStyles = makeStyles({
  tags: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: '4px 10px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  tag: {
    // Above the link that covers a whole row.
    position: 'relative',
    color: tokens.colorNeutralForeground3,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

interface Props {
  readonly tags: readonly string[];
  /** The address of the list. */
  readonly list: string;
}

/** Tags, each a link to what else has it. */
export function TagLinks({ tags, list }: Props) {
  const styles = useStyles();
  if (tags.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={TAGS.label}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link href={`${list}?tag=${encodeURIComponent(tag)}`} className={styles.tag}>
            #{tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
