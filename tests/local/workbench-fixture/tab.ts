import * as teams from '@microsoft/teams-js';

/** A tab that does what it is told by the test, through the real teams-js. */
declare global {
  interface Window {
    tab: {
      teams: typeof teams;
      context: teams.app.Context;
      themes: string[];
      resumed: string[];
      opened: number;
      zone: string;
      noon: string;
    };
  }
}

// As the first thing the page does: formatters are often made while modules load.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const noon = new Date(2026, 10, 25, 12).toISOString();

async function start() {
  await teams.app.initialize();
  const context = await teams.app.getContext();
  const tab = {
    teams,
    context,
    themes: [] as string[],
    resumed: [] as string[],
    opened: Date.now(),
    zone: timeZone,
    noon,
  };
  teams.app.registerOnThemeChangeHandler((theme) => {
    tab.themes.push(theme);
    document.body.dataset.theme = theme;
  });
  const { frameContext } = context.page;
  if (frameContext === 'content') {
    teams.app.lifecycle.registerBeforeSuspendOrTerminateHandler(() => Promise.resolve());
    teams.app.lifecycle.registerOnResumeHandler(({ entityId }) => tab.resumed.push(entityId));
  }
  if (frameContext === 'settings') {
    teams.pages.config.registerOnSaveHandler((event) => {
      const { origin } = location;
      teams.pages.config
        .setConfig({
          entityId: 'community-1',
          contentUrl: `${origin}/tab?community=1`,
          suggestedDisplayName: 'Craft',
        })
        .then(
          () => event.notifySuccess(),
          (error: Error) => event.notifyFailure(error.message),
        );
    });
    teams.pages.config.setValidityState(true);
  }
  await teams.app.notifySuccess();
  if (frameContext === 'authentication') teams.authentication.notifySuccess('consented');
  document.body.dataset.theme = context.app.theme;
  document.body.textContent = `${frameContext} ${context.page.id} ${context.page.subPageId ?? ''}`;
  window.tab = tab;
}

void start();
