// Plays the recipes of CONTRIBUTING.md: npm run recipes [-- <name>…]
// Each is green as a whole, and red with any one of its files left out.
import { Compiler } from './compiler.js';
import { type Recipe, readRecipes } from './recipes.js';
import { failingSpecs } from './run-specs.js';
import { ScratchCopy } from './scratch-copy.js';

const wanted = process.argv.slice(2);
const recipes = readRecipes().filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const copy = new ScratchCopy();
const compiler = new Compiler(copy.path);
let failures = 0;

const say = (isRight: boolean, what: string) => {
  if (!isRight) failures += 1;
  console.log(`${isRight ? '✓' : '✗'} ${what}`);
};

/** The first check that is red says why; null: all are green. */
const whyRed = ({ types, specs }: Recipe): string | null => {
  const fault = types ? compiler.firstFault() : null;
  if (fault !== null) return fault;
  const [title] = specs.length > 0 ? failingSpecs(copy.path, specs) : [];
  return title ?? null;
};

for (const recipe of recipes) {
  const { before, after } = copy.play(recipe);
  copy.write(after);
  const whole = whyRed(recipe);
  say(whole === null, `${recipe.name}, ${recipe.title}${whole === null ? '' : `: ${whole}`}`);
  for (const file of recipe.files) {
    copy.write(after);
    copy.write(new Map([[file, before.get(file)!]]));
    const why = whyRed(recipe);
    say(why !== null, `  without ${file}: ${why?.slice(0, 150) ?? 'nobody notices'}`);
  }
  copy.write(before);
}
console.log(`\n${recipes.length} recipes, ${failures} failures`);
process.exit(failures === 0 && recipes.length > 0 ? 0 : 1);
