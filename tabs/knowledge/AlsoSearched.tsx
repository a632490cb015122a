import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLinkStyles } from '../components/TextLink.tsx';
import { ALSO_SEARCHED } from './also-texts.ts';

const useStyles = makeStyles({
  line: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  said: { paddingBlock: '4px' },
});

interface Props {
  /** Other words for the same that were searched for as well. */
  readonly also: readonly string[];
  readonly typedOnly: boolean;
  readonly onTypedOnly: (only: boolean) => void;
}

/**
 * Says by which other words something was found, and lets one search without them. It stands beside a search also when
 * it says nothing: a screen reader says what comes into a region that it knows.
 */
export function AlsoSearched({ also, typedOnly, onTypedOnly }: Props) {
  const styles = useStyles();
  const links = useLinkStyles();
  const says = typedOnly || also.length > 0;
  return (
    <p className={mergeClasses(styles.line, says && styles.said)}>
      <span role="status">{says && (typedOnly ? ALSO_SEARCHED.typedOnly : ALSO_SEARCHED.also(also))}</span>{' '}
      {says && (
        <button type="button" className={links.button} onClick={() => onTypedOnly(!typedOnly)}>
          {typedOnly ? ALSO_SEARCHED.widen : ALSO_SEARCHED.onlyTyped}
        </button>
      )}
    </p>
  );
}
