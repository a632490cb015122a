import { makeStyles, tokens } from '@fluentui/react-components';
import { useLinkStyles } from '../components/TextLink.tsx';
import { ALSO_SEARCHED } from './also-texts.ts';

const useStyles = makeStyles({
  line: {
    margin: 0,
    padding: '4px 8px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

interface Props {
  /** Other words for the same that were searched for as well. */
  readonly also: readonly string[];
  readonly typedOnly: boolean;
  readonly onTypedOnly: (only: boolean) => void;
}

/** Says by which other words something was found, and lets one search without them. */
export function AlsoSearched({ also, typedOnly, onTypedOnly }: Props) {
  const styles = useStyles();
  const links = useLinkStyles();
  if (!typedOnly && also.length === 0) return null;
  return (
    <p className={styles.line}>
      <span role="status">{typedOnly ? ALSO_SEARCHED.typedOnly : ALSO_SEARCHED.also(also)}</span>{' '}
      <button type="button" className={links.button} onClick={() => onTypedOnly(!typedOnly)}>
        {typedOnly ? ALSO_SEARCHED.widen : ALSO_SEARCHED.onlyTyped}
      </button>
    </p>
  );
}
