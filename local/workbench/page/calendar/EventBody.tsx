import {
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDesk } from '../host/desk.ts';
import { type Around, whereTo } from '../links.ts';
import { hostNow, type ThemeName } from '../place.ts';

const useStyles = makeStyles({
  frame: { border: 'none', width: '100%', display: 'block', backgroundColor: 'transparent' },
});

const themes: Record<ThemeName, typeof teamsLightTheme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * A body made ready for a frame without scripts. Its links into Teams lead to a place of the workbench, the others are
 * opened by it in a new window; on a dark page its own colours are left out, as Outlook does.
 */
function prepared(html: string, around: Around, keepColours: boolean): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const link of page.querySelectorAll('a[href]')) {
    const opened = whereTo(link.getAttribute('href') ?? '', around);
    if (opened?.kind === 'here') {
      link.setAttribute('href', `${location.pathname}${location.search}${opened.hash}`);
      link.setAttribute('target', '_top');
    } else if (opened?.kind === 'elsewhere') {
      link.setAttribute('target', '_blank');
    } else {
      link.removeAttribute('href');
      if (opened) link.setAttribute('title', opened.text);
    }
  }
  if (!keepColours) {
    for (const element of page.querySelectorAll<HTMLElement>('[style], [color], [bgcolor]')) {
      for (const name of ['color', 'background', 'background-color']) element.style.removeProperty(name);
      element.removeAttribute('color');
      element.removeAttribute('bgcolor');
    }
  }
  return page.body.innerHTML;
}

/** Somebody else's HTML: no scripts, nothing loaded from anywhere. */
export function EventBody({ html, isText }: { html: string; isText: boolean }) {
  const styles = useStyles();
  const { app, tenantId, settings, openLink } = useDesk();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const theme = themes[settings.theme];

  const page = useMemo(() => {
    const body = isText
      ? `<pre style="white-space:pre-wrap;font:inherit">${escaped(html)}</pre>`
      : prepared(html, { app, tenantId, host: hostNow() }, settings.theme === 'default');
    const {
      colorNeutralForeground1,
      colorNeutralBackground1,
      colorBrandForegroundLink,
      colorNeutralStroke1,
    } = theme;
    return `<!doctype html><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <style>
        html { color-scheme: ${settings.theme === 'default' ? 'light' : 'dark'}; }
        body { margin: 0; padding-bottom: 1px; font: 14px/20px ${theme.fontFamilyBase}; overflow-wrap: anywhere;
          color: ${colorNeutralForeground1}; background: ${colorNeutralBackground1}; }
        a { color: ${colorBrandForegroundLink}; }
        hr { border: none; border-top: 1px solid ${colorNeutralStroke1}; }
        img { max-width: 100%; }
      </style>${body}`;
  }, [html, isText, app, tenantId, theme, settings]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const root = element.contentDocument?.documentElement;
      if (root) setHeight(root.getBoundingClientRect().height + 8);
    };
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>('a[target="_blank"]');
      if (!link) return;
      event.preventDefault();
      openLink(link.href);
    };
    const loaded = () => {
      measure();
      element.contentDocument?.addEventListener('click', follow);
    };
    element.addEventListener('load', loaded);
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => {
      element.removeEventListener('load', loaded);
      watching.disconnect();
    };
  }, [openLink]);

  return (
    <iframe
      ref={frame}
      title="Message"
      className={styles.frame}
      style={{ height }}
      srcDoc={page}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
    />
  );
}
