import { type BoxLabel, labelOf } from './box.js';

export interface FoundBox extends BoxLabel {
  readonly box: string;
}

const boxes = /[0-9a-f]{32}\.\d+\.[0-9a-f]{12}\.[\w-]+/g;

/** Whatever in a text has the form of something sealed, whoever put it there. */
export const boxesInText = (text: string): FoundBox[] =>
  [...text.matchAll(boxes)].map(([box]) => ({ box, ...labelOf(box) }));

export const withoutBoxes = (text: string): string => text.replaceAll(boxes, ' ');
