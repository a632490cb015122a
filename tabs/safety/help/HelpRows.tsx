import type * as z from 'zod/mini';
import type { safetyMine } from '../../../domain/safety/mine.ts';
import { Row, Rows } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { HELP } from './texts.ts';

type Mine = z.output<(typeof safetyMine)['help']>;

function sayWhat({ iAsked, notNow, agreed, with: { name } }: Mine): string {
  if (agreed) return HELP.onHome.agreed(name);
  if (!iAsked) return HELP.onHome.asks(name);
  return notNow ? HELP.onHome.notNow(name) : HELP.onHome.answered(name);
}

/** Exchanges that wait for me. Their words stand on their own page alone. */
export default function HelpRows({ items }: { items: readonly Mine[] }) {
  return (
    <Rows>
      {items.map((one) => (
        <Row
          key={one.helpId}
          sign={<Face person={one.with} />}
          end={one.agreed && <When at={one.agreed} plain />}
        >
          <TextLink quiet href={`/communities/${one.communityId}/people/help/${one.helpId}`}>
            {sayWhat(one)}
          </TextLink>
        </Row>
      ))}
    </Rows>
  );
}
