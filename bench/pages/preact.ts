import { app } from '@microsoft/teams-js';
import { h, render } from 'preact';

// The least that a side panel could be: it waits for its host and shows a list and a text field.
await app.initialize();
const { page } = await app.getContext();
const root = document.getElementById('root');
if (root) {
  const items = ['Check-in', 'Demonstration', 'Practise in pairs', 'Debrief'].map((title) =>
    h('li', null, title),
  );
  render(
    h('main', null, [h('h1', null, page.id), h('ol', null, items), h('textarea', { 'aria-label': 'Note' })]),
    root,
  );
}
