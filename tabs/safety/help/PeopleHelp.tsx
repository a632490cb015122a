import { makeStyles } from '@fluentui/react-components';
import { HandLeftRegular } from '@fluentui/react-icons/svg/hand-left';
import { Row, Rows } from '../../components/Page.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { HELP } from './texts.ts';

const useStyles = makeStyles({ way: { marginBottom: '32px' } });

/** The way to asking for help, on the page of the people whom one could ask. */
export default function PeopleHelp({ communityId }: { communityId: string }) {
  return (
    <Rows className={useStyles().way}>
      <Row sign={<HandLeftRegular aria-hidden />} end={HELP.sectionWhy}>
        <TextLink href={`/communities/${communityId}/people/help`}>{HELP.section}</TextLink>
      </Row>
    </Rows>
  );
}
