import { noticeType } from '../shared/notice.ts';

export const knowledgeNotices = {
  annotated: noticeType({
    about: 'Somebody annotates something that I published',
    template: '{person} annotated “{title}”',
    usually: 'daily',
  }),
  annotationAnswered: noticeType({
    about: 'Somebody answers an annotation of mine',
    template: '{person} answered your annotation of “{title}”',
    usually: 'daily',
  }),
  annotationIncorporated: noticeType({
    about: 'An annotation of mine is in a new revision',
    template: 'Revision {revision} of “{title}” has your annotation in it',
    usually: 'daily',
  }),
  annotationDeclined: noticeType({
    about: 'Somebody declines an annotation of mine',
    template: '{person} declined your annotation of “{title}”',
    usually: 'daily',
  }),
};
