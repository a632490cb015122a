import { makeStyles, tokens } from '@fluentui/react-components';
import type { ArtifactType } from '../../../domain/knowledge/artifact.ts';
import { openingIn } from '../../../domain/knowledge/types/questions.ts';

const useStyles = makeStyles({
  // As a heading within the text.
  title: { margin: '0 0 0.4em', fontSize: '1.3em', lineHeight: '1.3', fontWeight: tokens.fontWeightSemibold },
});

/** What the words before the first heading of a text answer. The text itself does not say it. */
export default function OpeningTitle({ type, body }: { type: ArtifactType; body: string }) {
  const styles = useStyles();
  const title = openingIn(type, body);
  return title && <h2 className={styles.title}>{title}</h2>;
}
