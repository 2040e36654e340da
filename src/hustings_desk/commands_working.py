"""The commands that work beside the pages: publish, alert, work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hustings.cli.printing import MirrorOption, say
from hustings_desk.readying import ready

if TYPE_CHECKING:
    from hustings_desk.forecasting import Forecaster

EveryOption = Annotated[float, typer.Option("--every", min=0.05, help="Seconds between two looks.")]
ForecastOption = Annotated[bool, typer.Option(help="Whether undeclared seats are forecast.")]
SiteArgument = Annotated[Path, typer.Argument(help="The folder of the public site.")]
TitleOption = Annotated[str, typer.Option("--title", help="What the site calls itself.")]
BaseOption = Annotated[
    str, typer.Option("--base", help="Address of the site's front page, with a / at its end.")
]
CardsOption = Annotated[
    bool, typer.Option("--cards", help="Draw a picture card for every declared seat and the House.")
]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the desk's command line."""
    app.command(epilog="Example: hustings desk publish site/")(publish)
    app.command(epilog="Example: hustings desk alert")(alert)
    app.command(epilog="Example: hustings desk work site/")(work)


def publish(
    site: SiteArgument,
    every: EveryOption = 0.25,
    once: Annotated[bool, typer.Option("--once", help="Publish what stands, and end.")] = False,
    forecast: ForecastOption = True,
    title: TitleOption = "",
    base: BaseOption = "",
    cards: CardsOption = False,
    mirror: MirrorOption = None,
) -> None:
    """Publish the desk as a site of static files, entry by entry."""
    ready()
    from hustings_desk.publishing import DeskPublisher, Site
    from hustings_desk.working import work as keep_on

    forecaster = _forecaster(mirror) if forecast else None
    publisher = DeskPublisher(Site(site, title, base, mirror, cards), forecaster, say)
    if once:
        publisher.turn()
        publisher.turn()
        return
    keep_on({"publishing": publisher.turn}, every, say)


def alert(every: EveryOption = 0.5, forecast: ForecastOption = True, mirror: MirrorOption = None) -> None:
    """Send alerts of what entries make true, to those who asked for them."""
    ready()
    from hustings_desk.alerts.worker import Alerter
    from hustings_desk.forecasting import no_chances
    from hustings_desk.working import work as keep_on

    chances = _forecaster(mirror).chances if forecast else no_chances
    keep_on({"alerts": Alerter(chances, say).turn}, every, say)


def work(
    site: SiteArgument,
    every: EveryOption = 0.25,
    forecast: ForecastOption = True,
    title: TitleOption = "",
    base: BaseOption = "",
    cards: CardsOption = False,
    mirror: MirrorOption = None,
) -> None:
    """Publish and send alerts, in one process."""
    ready()
    from hustings_desk.alerts.worker import Alerter
    from hustings_desk.forecasting import no_chances
    from hustings_desk.publishing import DeskPublisher, Site
    from hustings_desk.working import work as keep_on

    forecaster = _forecaster(mirror) if forecast else None
    publisher = DeskPublisher(Site(site, title, base, mirror, cards), forecaster, say)
    alerter = Alerter(forecaster.chances if forecaster else no_chances, say)
    keep_on({"publishing": publisher.turn, "alerts": alerter.turn}, every, say)


def _forecaster(mirror: Path | None) -> Forecaster:
    from hustings_desk.forecasting import Forecaster

    return Forecaster(say, mirror)
