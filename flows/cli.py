"""`registre`: one command, its verbs each in a module of `flows/commandes/`.

Exit codes: 0 all went well; 1 a document, a source or a file failed, the others were done; 2 the call is wrong.
Nothing heavy is imported here: a verb's module imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence

from flows import commandes
from flows.erreurs import ErreurUtilisateur

EPILOGUE = """\
Pour essayer sans rien préparer :      registre demo
Pour lire un PDF que vous avez :       registre extract deliberation.pdf
Pour savoir d'où vient une valeur :    registre explain deliberation.pdf --field vote_pour

Chaque commande a son aide : registre COMMANDE --help"""
ORDER = ("demo", "extract", "explain", "sources", "harvest", "validate", "publish", "nightly", "serve", "upload")


class Parser(argparse.ArgumentParser):
    """argparse, with its own words in French."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        for english, french in (("the following arguments are required:", "il manque :"), ("unrecognized arguments:", "arguments inconnus :"),
                                ("invalid choice:", "choix inconnu :"), ("choose from", "choix possibles :"), ("expected one argument", "il faut une valeur"),
                                ("invalid int value:", "ce n'est pas un nombre entier :"), ("argument", "option")):  # fmt: skip
            message = message.replace(english, french)
        self.exit(2, f"registre : {message}\n")


def parser() -> argparse.ArgumentParser:
    """The whole grammar of the command line."""
    main = Parser(
        prog="registre", epilog=EPILOGUE, formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False,
        description="Les délibérations des conseils municipaux, lues dans leurs PDF et publiées en données ouvertes vérifiables.",
    )  # fmt: skip
    _help(main)
    verbs = main.add_subparsers(
        title="commandes", metavar="COMMANDE", dest="commande", required=True, parser_class=Parser
    )
    found = {m.name for m in pkgutil.iter_modules(commandes.__path__)}
    for name in sorted(found, key=lambda n: (ORDER.index(n) if n in ORDER else len(ORDER), n)):
        module = importlib.import_module(f"{commandes.__name__}.{name}")
        verb = verbs.add_parser(
            name, help=module.AIDE, description=module.AIDE[:1].upper() + module.AIDE[1:] + ".", add_help=False,
            epilog=f"Exemple :\n  {module.EXEMPLE}", formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        _help(verb)
        module.configure(verb)
        verb.set_defaults(run=module.run)
    return main


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="afficher cette aide")
    parser._positionals.title = "arguments"
    parser._optionals.title = "options"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is its answer."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except ErreurUtilisateur as error:
        print(f"registre : {error.message}", file=sys.stderr)
        if error.conseil:
            print(error.conseil, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            "registre : interrompu ; ce qui était fait est gardé, relancez la même commande pour continuer.",
            file=sys.stderr,
        )
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
