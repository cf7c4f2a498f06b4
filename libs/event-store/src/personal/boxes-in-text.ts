import { type BoxLabel, boxForm, labelOf } from './box.js';

export interface FoundBox extends BoxLabel {
  readonly box: string;
}

const boxes = new RegExp(boxForm, 'g');

/** Whatever in a text has the form of something sealed, whoever put it there. */
export const boxesInText = (text: string): FoundBox[] =>
  [...text.matchAll(boxes)].map(([box]) => ({ box, ...labelOf(box) }));

export const withoutBoxes = (text: string): string => text.replaceAll(boxes, ' ');
