import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ApiProblem } from '../api/problem.ts';
import { retryOf } from '../api/retry.ts';
import { consentBanner } from '../app/consent-banner.ts';
import { useWordsFor } from '../app/refusals.ts';
import { useSignal } from '../app/signal.ts';
import { Button } from './Button.tsx';
import { COMPONENTS } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '4px',
    justifyItems: 'start',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    paddingBlock: '4px',
    paddingInline: '12px',
    marginBlock: '12px',
  },
  slim: { marginBlock: '4px', paddingInline: '8px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: '20px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '4px' },
});

interface Props {
  readonly problem: unknown;
  /** Offered where the same thing may work when it is tried again. */
  readonly onRetry?: () => void;
  /** Offered whatever the problem is: shows what stands now. */
  readonly onReload?: () => void;
  /** Close to the thing that failed. */
  readonly slim?: boolean;
  /** Fields the page itself shows a message at; the others are listed here. */
  readonly fields?: readonly string[];
}

/** What went wrong, in words, and what can be done about it. Read out when it appears. */
export function Problem({ problem, onRetry, onReload, slim = false, fields = [] }: Props) {
  const styles = useStyles();
  const banner = useSignal(consentBanner);
  const words = useWordsFor(problem);
  const given = problem instanceof ApiProblem ? problem : null;
  const again = onReload ?? (retryOf(problem) === 'never' ? undefined : onRetry);
  const errors = given?.errors.filter(
    ({ field }) => !fields.some((one) => field === one || field.startsWith(`${one}.`)),
  );
  return (
    <div role="alert" className={mergeClasses(styles.root, slim && styles.slim)}>
      <div className={styles.title}>{words.title}</div>
      <div className={styles.text}>{words.text}</div>
      {errors && errors.length > 0 && (
        <ul className={styles.list}>
          {errors.map(({ field, expected }) => (
            <li key={field + expected}>
              {field}: {expected}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {given?.code === 'consent-required' && !banner && (
          <Button
            size="small"
            appearance="primary"
            onClick={async () => {
              const { giveConsent } = await import('../app/consent.tsx');
              if (await giveConsent(given.claims)) onRetry?.();
            }}
          >
            {COMPONENTS.give}
          </Button>
        )}
        {again && (
          <Button size="small" onClick={again}>
            {COMPONENTS.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
