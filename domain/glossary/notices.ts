import { noticeType } from '../shared/notice.ts';

export const glossaryNotices = {
  termProposed: noticeType({
    about: 'Somebody proposes what a word is to mean',
    template: '{person} makes a proposal about the term “{term}”',
    usually: 'daily',
  }),
  termObjection: noticeType({
    about: 'Somebody objects to a term that I proposed',
    template: '{person} objects to your term “{term}”',
    usually: 'at-once',
  }),
};
