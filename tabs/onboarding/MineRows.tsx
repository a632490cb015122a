import { CompassNorthwestRegular } from '@fluentui/react-icons/svg/compass-northwest';
import type * as z from 'zod/mini';
import type { onboardingMine } from '../../domain/onboarding/mine.ts';
import { Row, Rows } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { AskedRow } from './AskedRow.tsx';
import { ONBOARDING_MINE } from './mine-texts.ts';
import { HelloButton } from './say-hello.tsx';

type Of<Kind extends keyof typeof onboardingMine> = {
  readonly items: readonly z.output<(typeof onboardingMine)[Kind]>[];
};

/** Communities in which I am new. */
export const OnboardingRows = ({ items }: Of<'onboarding'>) => (
  <Rows>
    {items.map(({ communityId, done, of }) => (
      <Row
        key={communityId}
        sign={<CompassNorthwestRegular aria-hidden />}
        end={ONBOARDING_MINE.progress(done, of)}
      >
        <TextLink quiet href={`/communities/${communityId}/welcome`}>
          {ONBOARDING_MINE.open}
        </TextLink>
      </Row>
    ))}
  </Rows>
);

/** Newcomers who ask me. */
export const AskedRows = ({ items }: Of<'buddy-asked'>) => (
  <Rows>
    {items.map(({ communityId, person }) => (
      <AskedRow key={`${communityId}.${person.id}`} communityId={communityId} person={person} />
    ))}
  </Rows>
);

/** Newcomers whose buddy I am, and how far they are. */
export const BuddyRows = ({ items }: Of<'buddy-of'>) => (
  <Rows>
    {items.map(({ communityId, person, mail, done, of }) => (
      <Row
        key={`${communityId}.${person.id}`}
        sign={<Face person={person} />}
        end={
          <HelloButton mail={mail} label={ONBOARDING_MINE.helloTo(person.name)}>
            {ONBOARDING_MINE.hello}
          </HelloButton>
        }
      >
        <TextLink quiet href={`/communities/${communityId}/people`}>
          {ONBOARDING_MINE.buddyOf(person.name, done, of)}
        </TextLink>
      </Row>
    ))}
  </Rows>
);
