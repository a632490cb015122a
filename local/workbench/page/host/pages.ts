import { z } from 'zod';
import { appLink } from '../links.ts';
import { go, to } from '../place.ts';
import type { Handlers, HostOptions } from './host.ts';
import { errors } from './protocol.ts';

const config = z.object({
  entityId: z.string().min(1),
  contentUrl: z.string().min(1),
  suggestedDisplayName: z.string().optional(),
  websiteUrl: z.string().optional(),
  removeUrl: z.string().optional(),
});
const navigation = z.object({
  appId: z.string(),
  pageId: z.string().optional(),
  subPageId: z.string().optional(),
  chatId: z.string().optional(),
  channelId: z.string().optional(),
});
const page = z.object({ pageId: z.string().optional(), subPageId: z.string().optional() });

/** `settings.*`, `pages.*`, links and focus. */
export function pagesHandlers({ spec, desk, listener, config: kept }: HostOptions): Handlers {
  const hostPlace = () => (spec().host === 'Outlook' ? 'outlook' : 'teams');

  /** To another page of the app, in the place where the app is now. */
  function showPage(pageId: string | undefined, subPage: string | undefined): void {
    const { channel, chatId, meetingView = 'chat' } = spec();
    if (channel) go(to.channel(subPage));
    else if (chatId) go(to.outsideCall(chatId, meetingView, subPage));
    else go(to.home(hostPlace(), pageId, subPage));
  }

  return {
    'settings.getSettings': () => [kept() ?? {}],
    'settings.setSettings': (given) => {
      const parsed = config.safeParse(given);
      if (!parsed.success) return [false, z.prettifyError(parsed.error)];
      listener().configured?.(parsed.data);
      return [true];
    },
    'settings.setValidityState': (valid) => {
      listener().validity?.(valid === true);
      return undefined;
    },
    'settings.save.success': () => {
      listener().saved?.(undefined);
      return undefined;
    },
    'settings.save.failure': (reason) => {
      listener().saved?.(String(reason ?? 'The app could not save it'));
      return undefined;
    },
    'pages.navigateToApp': (given) => {
      const parsed = navigation.safeParse(given);
      if (!parsed.success) return [false, z.prettifyError(parsed.error)];
      const { appId, pageId, subPageId, chatId, channelId } = parsed.data;
      const { app } = desk();
      if (appId === app.id) return [false, 'This is the id of the manifest, not of the catalogue'];
      if (appId !== app.catalogId) return [false, 'This app is not installed'];
      if (chatId) go(to.outsideCall(chatId, 'chat', subPageId));
      else if (channelId) go(to.channel(subPageId));
      else go(to.home(hostPlace(), pageId, subPageId));
      return [true];
    },
    'pages.currentApp.navigateTo': (given) => {
      const parsed = page.safeParse(given);
      if (!parsed.success) return [errors.invalid('A pageId is a text')];
      showPage(parsed.data.pageId, parsed.data.subPageId);
      return [undefined];
    },
    'pages.currentApp.navigateToDefaultPage': () => {
      showPage(undefined, undefined);
      return [undefined];
    },
    navigateCrossDomain: () => [false, 'The page is not in validDomains of the manifest'],
    navigateBack: () => {
      const { frameContext, chatId } = spec();
      if (frameContext === 'sidePanel' && chatId) go(to.call(chatId), { replace: true });
      else history.back();
      return [true];
    },
    navigateToTab: () => [false, 'There is no such tab'],
    getTabInstances: () => [{ teamTabs: tabInstances() }],
    getMruTabInstances: () => [{ teamTabs: tabInstances() }],
    executeDeepLink: (url) => (desk().openLink(String(url)) ? [true] : [false, 'This is not a link']),
    shareDeepLink: (subPageId, label) => {
      const { app, say } = desk();
      const { entityId, channel, chatId } = spec();
      const link = appLink(app.catalogId, entityId, subPageId ? String(subPageId) : undefined, {
        ...(channel && { channelId: channel.id }),
        ...(chatId && { chatId }),
      });
      navigator.clipboard.writeText(link).then(
        () => say(`Link copied${label ? `: ${String(label)}` : ''}`),
        () => say(`The link: ${link}`),
      );
      return undefined;
    },
    returnFocus: () => {
      document.querySelector<HTMLElement>('[data-rail] [aria-current="page"]')?.focus();
      return undefined;
    },
    setFrameContext: () => undefined,
  };

  function tabInstances() {
    const { channel, entityId, title } = spec();
    const tab = kept();
    if (!channel || !tab) return [];
    return [
      {
        tabName: tab.suggestedDisplayName ?? title,
        internalTabInstanceId: `${channel.id}::${entityId}`,
        entityId,
        channelId: channel.id,
        channelName: channel.name,
        teamId: channel.team.id,
        teamName: channel.team.name,
        groupId: channel.team.groupId,
        url: tab.contentUrl,
        websiteUrl: tab.websiteUrl,
      },
    ];
  }
}
