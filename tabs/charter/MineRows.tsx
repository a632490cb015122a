import { BookContactsRegular } from '@fluentui/react-icons/svg/book-contacts';
import type * as z from 'zod/mini';
import type { charterMine } from '../../domain/charter/mine.ts';
import { sayDay } from '../components/dates.ts';
import { Row, Rows } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { CHARTER_MINE } from './mine-texts.ts';

type Of<Kind extends keyof typeof charterMine> = {
  readonly items: readonly z.output<(typeof charterMine)[Kind]>[];
};

const sign = <BookContactsRegular aria-hidden />;
const pageOf = ({ communityId }: { readonly communityId: string }) => `/communities/${communityId}/charter`;

/** Charters that I have not accepted. */
export const AcceptRows = ({ items }: Of<'charter-to-accept'>) => (
  <Rows>
    {items.map((item) => (
      <Row key={item.communityId} sign={sign}>
        <TextLink quiet href={pageOf(item)}>
          {item.nudgedAt ? CHARTER_MINE.nudged : CHARTER_MINE.accept}
        </TextLink>
      </Row>
    ))}
  </Rows>
);

/** Proposed changes that I have said nothing to. */
export const ProposalRows = ({ items }: Of<'charter-proposal'>) => (
  <Rows>
    {items.map((item) => (
      <Row
        key={item.proposalId}
        sign={sign}
        end={
          <>
            {CHARTER_MINE.until} <When inside at={item.closesAt} plain />
          </>
        }
      >
        <TextLink quiet href={pageOf(item)}>
          {item.again ? `${CHARTER_MINE.again} ` : `${CHARTER_MINE.proposal(item.by.name)}: `}
          {item.word}
        </TextLink>
      </Row>
    ))}
  </Rows>
);

/** Changes of mine against which objections stand. */
export const ObjectedRows = ({ items }: Of<'charter-objected'>) => (
  <Rows>
    {items.map((item) => (
      <Row key={item.proposalId} sign={sign}>
        <TextLink quiet href={pageOf(item)}>
          {CHARTER_MINE.objected(item.objections)}
        </TextLink>
      </Row>
    ))}
  </Rows>
);

/** Charters that are to be looked at again. */
export const ReviewRows = ({ items }: Of<'charter-review'>) => (
  <Rows>
    {items.map((item) => (
      <Row key={item.communityId} sign={sign} end={item.due && sayDay(item.due)}>
        <TextLink quiet href={`${pageOf(item)}#review`}>
          {CHARTER_MINE.review}
        </TextLink>
      </Row>
    ))}
  </Rows>
);
