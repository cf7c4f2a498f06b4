export { Reach } from './network/networks.js';
