import { z } from 'zod';
import { go, to } from '../place.ts';
import type { Handlers, HostOptions } from './host.ts';
import { errors } from './protocol.ts';

const pickerOptions = z
  .object({
    title: z.string().optional(),
    setSelected: z.array(z.string()).optional(),
    singleSelect: z.boolean().optional(),
  })
  .catch({});
const size = z.union([z.number(), z.enum(['small', 'medium', 'large'])]);
const dialog = z.object({
  url: z.string(),
  title: z.string().optional(),
  width: size.optional(),
  height: size.optional(),
});
const stageView = z.object({ contentUrl: z.string(), title: z.string().optional() });
const share = z.object({
  content: z
    .array(z.object({ type: z.literal('URL'), url: z.string(), message: z.string().optional() }))
    .min(1),
});
const clip = z.object({ mimeType: z.string(), content: z.string() });

/** What Teams makes of DialogDimension. */
const named = {
  width: { small: 280, medium: 600, large: 900 },
  height: { small: 250, medium: 450, large: 640 },
};

/** People, calendar, chat, sharing, clipboard, dialogs and stage view. */
export function otherHandlers({ spec, desk, listener }: HostOptions): Handlers {
  return {
    'people.selectPeople': async (given) => {
      const {
        title = 'Choose people',
        setSelected = [],
        singleSelect = false,
      } = pickerOptions.parse(given ?? {});
      const chosen = await desk().pickPeople({ title, chosen: setSelected, single: singleSelect });
      if (!chosen) return [errors.aborted];
      return [null, chosen.map(({ id, displayName, mail }) => ({ objectId: id, displayName, email: mail }))];
    },
    'calendar.openCalendarItem': (given) => {
      const itemId =
        typeof given === 'object' && given !== null && 'itemId' in given ? String(given.itemId) : '';
      if (!itemId) return [false, 'An itemId is missing'];
      go(to.event(spec().host === 'Outlook' ? 'outlook' : 'teams', itemId));
      return [true];
    },
    'calendar.composeMeeting': () => {
      desk().say('A new meeting form would open');
      return [true];
    },
    'chat.openChat': (given) => {
      const members =
        typeof given === 'object' && given !== null && 'members' in given && Array.isArray(given.members)
          ? given.members.join(', ')
          : 'them';
      desk().say(`A chat with ${members} would open`);
      return [true];
    },
    'sharing.shareWebContent': async (given) => {
      const parsed = share.safeParse(given);
      const [first] = parsed.data?.content ?? [];
      if (!first || spec().host !== 'Teams') return [errors.invalid('Something to share needs a url')];
      const place = await desk().shareLink({ url: first.url, message: first.message ?? '' });
      if (place === undefined) return [errors.aborted];
      desk().say(`Shared to ${place}`);
      return [undefined];
    },
    'clipboard.writeToClipboard': async (given) => {
      const { mimeType, content } = clip.parse(given);
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      await navigator.clipboard.write([
        new ClipboardItem({ [mimeType]: new Blob([bytes], { type: mimeType }) }),
      ]);
      return [undefined];
    },
    'clipboard.readFromClipboard': async () => {
      const text = await navigator.clipboard.readText();
      const bytes = new TextEncoder().encode(text);
      const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      return [null, JSON.stringify({ mimeType: 'text/plain', content })];
    },
    'tasks.startTask': async (given) => {
      const parsed = dialog.safeParse(given);
      if (!parsed.success) return [errors.invalid('A dialog needs a url')];
      const { url, title = '', width = 'medium', height = 'medium' } = parsed.data;
      const request = {
        url,
        title,
        width: typeof width === 'number' ? width : named.width[width],
        height: typeof height === 'number' ? height : named.height[height],
      };
      const end = await desk().showDialog(request, spec());
      return end.submitted ? [null, end.result] : ['The person closed the dialog', undefined];
    },
    'tasks.completeTask': (result) => {
      listener().submitted?.(result);
      return undefined;
    },
    'tasks.updateTask': (given) => {
      if (typeof given === 'object' && given !== null) listener().resized?.(given);
      return undefined;
    },
    'stageView.open': async (given) => {
      const parsed = stageView.safeParse(given);
      if (!parsed.success) return [errors.invalid('A stage view needs a contentUrl')];
      await desk().showStageView(
        { url: parsed.data.contentUrl, title: parsed.data.title ?? spec().title },
        spec(),
      );
      return [undefined];
    },
  };
}
