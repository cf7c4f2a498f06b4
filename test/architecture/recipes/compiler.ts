import { createHash } from 'node:crypto';
import { join } from 'node:path';
import ts from 'typescript';

/** The compiler over a folder whose files change: of what it has checked it checks again only what a change concerns. */
export class Compiler {
  readonly #sources = new Map<string, { readonly version: string; readonly file: ts.SourceFile }>();
  #builder: ts.SemanticDiagnosticsBuilderProgram | undefined;

  constructor(private readonly folder: string) {}

  /** The first fault that it finds; null: there is none. What it has not come to by then it looks at the next time. */
  firstFault(): string | null {
    const { fileNames, options } = this.#project();
    const host = ts.createIncrementalCompilerHost(options);
    const { readFile } = host;
    host.getSourceFile = (path, target) => {
      const text = readFile.call(host, path);
      if (text === undefined) return undefined;
      const version = createHash('sha1').update(text).digest('hex');
      const known = this.#sources.get(path);
      if (known?.version === version) return known.file;
      const file = Object.assign(ts.createSourceFile(path, text, target), { version });
      this.#sources.set(path, { version, file });
      return file;
    };
    this.#builder = ts.createSemanticDiagnosticsBuilderProgram(fileNames, options, host, this.#builder);
    for (;;) {
      const next = this.#builder.getSemanticDiagnosticsOfNextAffectedFile();
      if (!next) return null;
      const [fault] = next.result;
      if (fault) return this.#told(fault);
    }
  }

  #told({ file, messageText }: ts.Diagnostic): string {
    return `${file?.fileName.slice(this.folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  }

  #project(): ts.ParsedCommandLine {
    const { config } = ts.readConfigFile(join(this.folder, 'tsconfig.json'), ts.sys.readFile);
    const project = ts.parseJsonConfigFileContent(config, ts.sys, this.folder);
    // Else only the changed files themselves count as concerned, and not those that import them.
    return { ...project, options: { ...project.options, isolatedModules: false } };
  }
}
