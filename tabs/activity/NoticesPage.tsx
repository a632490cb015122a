import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import {
  changeNoticeSettings,
  type NoticeChoices,
  openNoticeSettings,
} from '../../domain/activity/contract.ts';
import { NOTICE_TIMINGS, type NoticeTiming } from '../../domain/shared/notice.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { useAction } from '../app/use-action.ts';
import { PageHead, Row, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { Hours } from './Hours.tsx';
import { NOTICES } from './texts.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  line: { margin: 0, padding: '11px 0 0', color: tokens.colorNeutralForeground2 },
  said: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', margin: '11px 0 0' },
  timing: { minWidth: '132px' },
  // Its box stands in line with the text, as those of the days do.
  mail: { marginInlineStart: '-8px' },
});

/** What am I told of, when and where? */
const NoticesPage: Page = () => {
  const styles = useStyles();
  const { data, error, reload, patch } = useData(openNoticeSettings, {});
  const change = useAction(async (operation, choice: Partial<NoticeChoices>) => {
    try {
      await call(changeNoticeSettings, { body: choice, operation });
    } catch (problem) {
      // What was shown already is not so.
      reload();
      throw problem;
    }
  });
  if (!data) return error ? <Problem problem={error} onRetry={reload} /> : <SkeletonRows rows={8} />;
  const { kinds, hours, usualHours, mail, refusedAt, inCatalogue } = data;
  const choose = (type: string, timing: NoticeTiming) => {
    patch((before) => ({
      ...before,
      kinds: before.kinds.map((kind) => (kind.type === type ? { ...kind, timing } : kind)),
    }));
    void change.run({ kinds: { [type]: timing } });
  };
  return (
    <>
      <PageHead title={NOTICES.title} back={{ href: '/', label: NOTICES.home }}>
        <p className={styles.why}>{NOTICES.why}</p>
      </PageHead>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {change.problem !== null && (
        <Problem slim problem={change.problem} onRetry={() => void change.again()} />
      )}
      <Section title={NOTICES.where}>
        <p className={styles.said}>
          {inCatalogue ? (refusedAt ? NOTICES.notInstalled : NOTICES.inTeams) : NOTICES.notInCatalogue}
          {inCatalogue && refusedAt && (
            <Button
              size="small"
              onClick={() => {
                patch((before) => ({ ...before, refusedAt: null }));
                void change.run({});
              }}
            >
              {NOTICES.tryAgain}
            </Button>
          )}
        </p>
        <Checkbox
          className={styles.mail}
          checked={mail}
          label={NOTICES.mail}
          onChange={(_, { checked }) => {
            const wanted = checked === true;
            patch((before) => ({ ...before, mail: wanted }));
            void change.run({ mail: wanted });
          }}
        />
        <p className={styles.line}>{NOTICES.onHome}</p>
      </Section>
      <Section title={NOTICES.hours}>
        <Hours
          hours={hours}
          usual={usualHours}
          onChange={(wanted) => {
            patch((before) => ({ ...before, hours: wanted }));
            void change.run({ hours: wanted });
          }}
        />
      </Section>
      <Section title={NOTICES.kinds}>
        <Rows>
          {kinds.map(({ type, about, timing }) => (
            <Row
              key={type}
              end={
                <Select
                  small
                  className={styles.timing}
                  aria-label={NOTICES.timingOf(about)}
                  value={timing}
                  onChange={({ target }) => choose(type, target.value as NoticeTiming)}
                >
                  {NOTICE_TIMINGS.map((one) => (
                    <option key={one} value={one}>
                      {NOTICES.timings[one]}
                    </option>
                  ))}
                </Select>
              }
            >
              {about}
            </Row>
          ))}
        </Rows>
      </Section>
    </>
  );
};
export default NoticesPage;
