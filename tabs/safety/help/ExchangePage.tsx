import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  deleteHelp,
  type OpenHelp,
  openHelp,
  sayInHelp,
  settleHelp,
} from '../../../domain/safety/contract.ts';
import { agreedTime, type Message } from '../../../domain/safety/help.ts';
import { call } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { PageHead } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { When } from '../../components/When.tsx';
import { isGone } from '../../drafts/draft-sender.ts';
import { SayForm } from './SayForm.tsx';
import { HELP } from './texts.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '0 0 16px', padding: 0, maxWidth: '640px' },
  message: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    gap: '0 8px',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  who: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  words: { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  time: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', marginTop: '4px' },
  agreed: { margin: '0 0 12px', fontWeight: tokens.fontWeightSemibold },
  note: { margin: '0 0 16px', maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '24px', maxWidth: '640px' },
  last: { marginInlineStart: 'auto' },
});

interface Said {
  readonly page: OpenHelp;
  readonly communityId: string;
}

function MessageRow({ message, page, communityId }: Said & { message: Message }) {
  const styles = useStyles();
  const { exchange, me, otherIsThere } = page;
  const { asker, asked, id: helpId, messages } = exchange;
  const by = message.by === asker.id ? asker : asked;
  const isMine = by.id === me.id;
  const agree = useAction((operation) =>
    call(sayInHelp, {
      params: { communityId, helpId, messageId: operation },
      body: { words: '', time: message.time, notNow: false },
      operation,
    }),
  );
  const isOpen = message.time !== null && agreedTime(messages) !== message.time;
  return (
    <li className={styles.message}>
      <Face person={by} />
      <div>
        <span className={styles.who}>
          {isMine ? HELP.you : by.name} · <When at={message.at} as="distance" />
          {message.notNow && ` · ${HELP.notNow}`}
        </span>
        {message.words && <p className={styles.words}>{message.words}</p>}
        {message.time && (
          <div className={styles.time}>
            <span>
              {HELP.suggests} <When inside at={message.time} />
            </span>
            {isOpen && !isMine && otherIsThere && (
              <Button size="small" disabledFocusable={agree.busy} onClick={() => void agree.run()}>
                {HELP.suitsMe}
              </Button>
            )}
          </div>
        )}
        {agree.problem !== null && (
          <Problem slim problem={agree.problem} onRetry={() => void agree.again()} />
        )}
      </div>
    </li>
  );
}

function Actions({ page, communityId }: Said) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { exchange, me } = page;
  const other = exchange.asker.id === me.id ? exchange.asked : exchange.asker;
  const params = { communityId, helpId: exchange.id };
  const [asks, setAsks] = useState(false);
  const isDone = exchange.state === 'done';
  const settle = useAction((operation) =>
    call(settleHelp, { params, body: { state: isDone ? 'open' : 'done' }, operation }),
  );
  const remove = useAction(async (operation) => {
    await call(deleteHelp, { params, operation });
    toast(HELP.removed);
    go(`/communities/${communityId}/people/help`, { replace: true });
  });
  return (
    <>
      <div className={styles.actions}>
        <Button disabledFocusable={settle.busy} onClick={() => void settle.run()}>
          {isDone ? HELP.goOn : HELP.done}
        </Button>
        <Button className={styles.last} appearance="subtle" onClick={() => setAsks(true)}>
          {HELP.remove}
        </Button>
      </div>
      {settle.problem !== null && (
        <Problem slim problem={settle.problem} onRetry={() => void settle.again()} />
      )}
      {asks && (
        <Sheet
          title={HELP.removeTitle}
          onClose={() => setAsks(false)}
          actions={
            <>
              <Button onClick={() => setAsks(false)}>{HELP.keep}</Button>
              <Button appearance="primary" disabledFocusable={remove.busy} onClick={() => void remove.run()}>
                {HELP.remove}
              </Button>
            </>
          }
        >
          <p>{HELP.removeWhy(other.name)}</p>
          {remove.problem !== null && (
            <Problem slim problem={remove.problem} onRetry={() => void remove.again()} />
          )}
        </Sheet>
      )}
    </>
  );
}

/** What have the two of us said? */
const ExchangePage: Page = ({ params }) => {
  const styles = useStyles();
  const { communityId = '', helpId = '' } = params;
  const { data, error, reload } = useData(openHelp, { params: { communityId, helpId } }, { every: 30_000 });
  const back = { href: `/communities/${communityId}/people/help`, label: HELP.backToHelp };
  if (error && (!data || isGone(error)))
    return (
      <>
        <PageHead title={HELP.title} back={back} />
        <Problem problem={error} onRetry={reload} />
      </>
    );
  if (!data) return <SkeletonRows rows={6} />;
  const { exchange, me, otherIsThere } = data;
  const iAsked = exchange.asker.id === me.id;
  const other = iAsked ? exchange.asked : exchange.asker;
  const agreed = agreedTime(exchange.messages);
  return (
    <article>
      <PageHead title={(iAsked ? HELP.youAsked : HELP.askedYou)(other.name)} back={back} />
      <p className={styles.note}>{HELP.privateHere}</p>
      {agreed && (
        <p className={styles.agreed}>
          {HELP.agreed} <When at={agreed} />
        </p>
      )}
      <ul className={styles.list}>
        {exchange.messages.map((message) => (
          <MessageRow key={message.id} message={message} page={data} communityId={communityId} />
        ))}
      </ul>
      {otherIsThere ? (
        <SayForm communityId={communityId} helpId={helpId} iAsked={iAsked} />
      ) : (
        <p className={styles.note}>{HELP.left(other.name)}</p>
      )}
      <Actions page={data} communityId={communityId} />
    </article>
  );
};
export default ExchangePage;
