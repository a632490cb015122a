import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { appInAddress, teamsLink } from '../../domain/shared/links.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Unseen } from '../components/Rows.tsx';
import { APP } from './texts.ts';

const useStyles = makeStyles({ about: { color: tokens.colorBrandForegroundLink } });

/** A page of the app in a plain browser, as from an invite: the way into Teams, where its address says which. */
export function OpenInTeams() {
  const styles = useStyles();
  const app = appInAddress(location.search);
  const action = app && (
    <Button as="a" appearance="primary" href={teamsLink(location.origin, location.pathname, app)}>
      {APP.openInTeams}
    </Button>
  );
  return (
    <main>
      <Unseen as="h1">{APP.name}</Unseen>
      <EmptyState title={app ? APP.opensInTeams : APP.outsideTitle} action={action}>
        {app ? APP.outsideWithLink : APP.outside}{' '}
        <a href="/about" className={styles.about}>
          {APP.about}
        </a>
      </EmptyState>
    </main>
  );
}
