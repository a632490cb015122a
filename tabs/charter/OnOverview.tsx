import { openCharter } from '../../domain/charter/contract.ts';
import { useData } from '../api/use-data.ts';
import { Section } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { CHARTER } from './texts.ts';

/** How the charter stands, in a line or two, on a community's own page. */
export default function OnOverview({ communityId }: { communityId: string }) {
  const { data } = useData(openCharter, { params: { communityId } });
  if (!data) return null;
  const { charter, proposal, accepted, abilities } = data;
  const href = `/communities/${communityId}/charter`;
  if (!charter && !proposal && abilities.propose !== 'yes') return null;
  return (
    <Section title={CHARTER.title} aside={<TextLink href={href}>{CHARTER.open}</TextLink>}>
      <p style={{ margin: '8px 0 0' }}>
        {proposal && (
          <TextLink href={href}>
            {charter ? CHARTER.proposed : CHARTER.proposedFirst}, {CHARTER.openUntil}{' '}
            <When inside at={proposal.consent.closesAt} />
          </TextLink>
        )}
        {!proposal && accepted && !accepted.mine && abilities.accept === 'yes' && (
          <TextLink href={href}>{CHARTER.acceptIt}</TextLink>
        )}
        {!proposal && accepted && (accepted.mine || abilities.accept !== 'yes')
          ? CHARTER.accepted(accepted.count, accepted.of)
          : null}
        {!charter && !proposal && CHARTER.noneYet}
      </p>
    </Section>
  );
}
