import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Revision } from '../../domain/knowledge/artifact.ts';
import { type ComparedWords, compareTexts } from '../../domain/knowledge/compare.ts';
import { openRevision } from '../../domain/knowledge/contract.ts';
import type { Reply } from '../api/client.ts';
import { failedOf, useData } from '../api/use-data.ts';
import { sayDate } from '../components/dates.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows, Unseen } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { Compared } from './Compared.tsx';
import { COMPARE } from './living-texts.ts';
import { TAXONOMIES, TYPES } from './texts.ts';

const useStyles = makeStyles({
  choose: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '8px 16px',
    alignItems: 'end',
    maxWidth: '640px',
    marginBottom: '16px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { display: 'none' },
  },
  of: {
    display: 'none',
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    '@media print': { display: 'block' },
  },
  summary: { margin: '0 0 16px', fontWeight: tokens.fontWeightSemibold },
  body: { maxWidth: '640px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '4px 16px',
    alignItems: 'baseline',
    margin: '0 0 16px',
    paddingBottom: '16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0 },
});

type About = NonNullable<Reply<typeof openRevision>['about']>;

/** What stands around the text, as it is said to readers. */
function factsOf(about: About): Readonly<Record<keyof typeof COMPARE.facts, string>> {
  return {
    title: about.title,
    type: TYPES[about.type],
    taxonomy: TAXONOMIES[about.taxonomy],
    reviewBy: about.reviewBy ? sayDate(about.reviewBy) : COMPARE.none,
    tags: about.tags.join(', '),
  };
}

function Facts({ before, after }: { before: About | null; after: About | null }) {
  const styles = useStyles();
  if (!before || !after) return null;
  const [was, is] = [factsOf(before), factsOf(after)];
  const names = (Object.keys(was) as (keyof typeof was)[]).filter((name) => was[name] !== is[name]);
  if (names.length === 0) return null;
  return (
    <dl className={styles.facts} aria-label={COMPARE.around}>
      {names.map((name) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.name}>{COMPARE.facts[name]}</dt>
          <dd className={styles.value}>
            <Changed was={was[name]} is={is[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Changed({ was, is }: { was: string; is: string }) {
  const run = (fate: ComparedWords['fate'], text: string): ComparedWords => ({
    fate,
    words: text ? [{ text, style: null, href: null }] : [],
  });
  const cells = [[run('removed', was), run('same', ' '), run('added', is)]];
  return <Compared lines={[{ kind: 'text', depth: 0, sign: '', quoted: false, fate: 'changed', cells }]} />;
}

interface Props {
  readonly communityId: string;
  readonly artifactId: string;
  readonly title: string;
  readonly base: string;
  readonly revisions: readonly Revision[];
  /** The revision that is read, and the one that it is compared with. */
  readonly number: number;
  readonly other: number;
}

/** What makes one revision out of another, the older one first. Both stand in the address. */
export default function CompareRevisions(props: Props) {
  const { communityId, artifactId, title, base, revisions, number, other } = props;
  const styles = useStyles();
  const [, go] = useLocation();
  const [from, to] = [Math.min(number, other), Math.max(number, other)];
  const asked = (one: number) => ({ params: { communityId, artifactId, number: String(one) } });
  const before = useData(openRevision, asked(from));
  const after = useData(openRevision, asked(to));
  const [was, is] = [before.data?.body, after.data?.body];
  const compared = useMemo(
    () => (was === undefined || is === undefined ? null : compareTexts(was, is)),
    [was, is],
  );
  const failed = failedOf([before, after]);
  const show = (one: number, another: number) =>
    go(`${base}/revisions/${one}?with=${another}`, { replace: true });
  const options = revisions.map(({ number: one, changeNote }) => (
    <option key={one} value={one}>
      {COMPARE.revision(one, changeNote)}
    </option>
  ));
  return (
    <>
      <PageHead
        title={COMPARE.title(from, to)}
        back={{ href: base, label: title }}
        actions={<Button onClick={() => go(`${base}/revisions/${to}`)}>{COMPARE.read}</Button>}
      />
      {/* The way back says it on the screen. */}
      <p aria-hidden className={styles.of}>
        {title}
      </p>
      <div className={styles.choose}>
        <Field label={COMPARE.from}>
          {(control) => (
            <Select
              {...control}
              value={from}
              onChange={({ target }) =>
                show(Math.max(Number(target.value), to), Math.min(Number(target.value), to))
              }
            >
              {options}
            </Select>
          )}
        </Field>
        <Field label={COMPARE.to}>
          {(control) => (
            <Select
              {...control}
              value={to}
              onChange={({ target }) =>
                show(Math.max(Number(target.value), from), Math.min(Number(target.value), from))
              }
            >
              {options}
            </Select>
          )}
        </Field>
      </div>
      {failed && <Problem {...failed} />}
      {!failed && !compared && <SkeletonRows rows={6} />}
      {compared && (
        <div className={styles.body}>
          <Unseen as="h2">{COMPARE.text}</Unseen>
          <p role="status" className={styles.summary}>
            {COMPARE.summary(compared.added, compared.removed)}
          </p>
          <Facts before={before.data?.about ?? null} after={after.data?.about ?? null} />
          <Compared lines={compared.lines} />
        </div>
      )}
    </>
  );
}
