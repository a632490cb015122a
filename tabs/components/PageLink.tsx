import { type ReactNode, use } from 'react';
import { Link } from 'wouter';
import { openInApp } from '../host/links.ts';
import { HostContextProvider } from '../host/use-host.ts';

/** A link within a text to a page of the app. Beside a meeting and in Outlook the page opens in the personal app. */
export default function PageLink({ path, children }: { path: string; children: ReactNode }) {
  const frame = use(HostContextProvider)?.frame;
  if (frame === 'content') return <Link href={path}>{children}</Link>;
  return (
    <a
      href={path}
      onClick={(event) => {
        event.preventDefault();
        void openInApp(path);
      }}
    >
      {children}
    </a>
  );
}
