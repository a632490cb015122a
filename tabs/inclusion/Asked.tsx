import { Button } from '@fluentui/react-components';
import { takeRequestBack } from '../../domain/inclusion/contract.ts';
import type { MyRequest } from '../../domain/inclusion/joining.ts';
import { call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';
import { Row, Rows } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { useRowStyles } from '../pilots/row-styles.ts';
import { JOINING } from './joining-texts.ts';

function AskedRow({ request }: { request: MyRequest }) {
  const styles = useRowStyles();
  const { communityId, name, declined } = request;
  const back = useAction((operation) => call(takeRequestBack, { params: { communityId }, operation }));
  return (
    <Row
      end={
        <span className={styles.buttons}>
          <Button
            size="small"
            appearance="subtle"
            aria-label={(declined ? JOINING.understoodOf : JOINING.takeBackOf)(name)}
            disabledFocusable={back.busy}
            onClick={() => void back.run()}
          >
            {declined ? JOINING.understood : JOINING.takeBack}
          </Button>
        </span>
      }
    >
      <TextLink quiet href={`/communities/${communityId}`}>
        {name}
      </TextLink>{' '}
      {declined ? JOINING.saidNo(declined.by.name, declined.word) : JOINING.waiting}
      {back.problem !== null && <Problem slim problem={back.problem} onRetry={() => void back.again()} />}
    </Row>
  );
}

/** Communities that I have asked to join, and what became of it. */
export default function Asked({ requests }: { requests: readonly MyRequest[] }) {
  return (
    <Rows>
      {requests.map((request) => (
        <AskedRow key={request.communityId} request={request} />
      ))}
    </Rows>
  );
}
