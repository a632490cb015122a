import type { Page } from '../app/routes.ts';
import { PageHead } from '../components/Page.tsx';
import Joinable from './Joinable.tsx';
import { JOINING } from './joining-texts.ts';

/** Where else could I be? */
const JoinPage: Page = () => (
  <>
    <PageHead title={JOINING.findTitle} back={{ href: '/', label: JOINING.home }} />
    <Joinable />
  </>
);
export default JoinPage;
