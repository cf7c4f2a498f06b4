import ts from 'typescript';
import { findings, productSources, type Source, sourceOf } from '#test/architecture/sources';

const doors = /^(CqrsModule|I?(Command|Query)(Bus|Handler)?)$/;

/** The rest of the package dispatches by class name, keeps no version and loses work when a handler fails. */
const besidesDoors = (source: Source) =>
  findings(
    source,
    (node) =>
      ts.isImportSpecifier(node) &&
      node.parent.parent.parent.moduleSpecifier.getText().includes('@nestjs/cqrs') &&
      !doors.test((node.propertyName ?? node.name).text),
  );

it('the command bus and the query bus of @nestjs/cqrs are used, and nothing else of it', () => {
  expect(productSources().flatMap(besidesDoors)).toEqual([]);
});

it.each(['AggregateRoot', 'EventBus', 'EventPublisher', 'EventsHandler', 'Saga', 'ofType as of'])(
  '%s is refused',
  (name) => {
    expect(besidesDoors(sourceOf('apps/api/src/a.ts', `import { Query, ${name} } from '@nestjs/cqrs';`))).toHaveLength(
      1,
    );
  },
);
