import { nothing } from './nothing.js';

export const customerEvents = {
  CustomerKeyDrawn: nothing,
  CustomerErased: nothing,
};
