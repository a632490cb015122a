import { PersonStarRegular } from '@fluentui/react-icons/svg/person-star';
import type { ReactNode } from 'react';
import { sayDay } from '../components/dates.ts';
import { Row, Rows } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import type { Items } from './mine.tsx';
import { ROLE_MINE } from './mine-texts.ts';

interface OfRole {
  readonly communityId: string;
  readonly roleId: string;
}

function RoleRow({ of, end, children }: { of: OfRole; end?: ReactNode; children: ReactNode }) {
  return (
    <Row sign={<PersonStarRegular aria-hidden />} end={end}>
      <TextLink quiet href={`/communities/${of.communityId}/roles/${of.roleId}`}>
        {children}
      </TextLink>
    </Row>
  );
}

const until = (moment: string) => (
  <>
    {ROLE_MINE.until} <When inside at={moment} plain />
  </>
);

/** How each kind of things of roles is shown on Home. */
export const MINE_ROWS = {
  'role-open': ({ items }: Items<'role-open'>) => (
    <Rows>
      {items.map((item) => (
        <RoleRow key={item.roleId} of={item} end={until(item.showsAt)}>
          {ROLE_MINE.open(item.title)}
        </RoleRow>
      ))}
    </Rows>
  ),
  'role-nominated': ({ items }: Items<'role-nominated'>) => (
    <Rows>
      {items.map((item) => (
        <RoleRow key={item.roleId} of={item}>
          {ROLE_MINE.nominated(item.title)}
        </RoleRow>
      ))}
    </Rows>
  ),
  'role-proposal': ({ items }: Items<'role-proposal'>) => (
    <Rows>
      {items.map((item) => (
        <RoleRow key={item.roleId} of={item} end={until(item.closesAt)}>
          {item.again ? ROLE_MINE.again(item.title) : ROLE_MINE.proposal(item.person.name, item.title)}
        </RoleRow>
      ))}
    </Rows>
  ),
  'role-objected': ({ items }: Items<'role-objected'>) => (
    <Rows>
      {items.map((item) => (
        <RoleRow key={item.roleId} of={item}>
          {ROLE_MINE.objected(item.objections, item.title)}
        </RoleRow>
      ))}
    </Rows>
  ),
  'role-term': ({ items }: Items<'role-term'>) => (
    <Rows>
      {items.map((item) => (
        <RoleRow key={item.roleId} of={item} end={item.due && sayDay(item.due)}>
          {ROLE_MINE.term(item.title)}
        </RoleRow>
      ))}
    </Rows>
  ),
};
