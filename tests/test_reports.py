"""What somebody says in the words of a site is told of, and stays."""

from __future__ import annotations

import pytest

from cleaner import clean

ARTICLES = {
    "en": "The mayor signed the contract on Tuesday. {} The council will vote on Thursday.\n",
    "es": "El alcalde firmó el contrato el martes. {} El pleno votará el jueves.\n",
    "fr": "Le maire a signé le contrat mardi. {} Le conseil votera jeudi.\n",
    "hu": "A polgármester kedden aláírta a szerződést. {} A tanács csütörtökön szavaz.\n",
    "id": "Wali kota menandatangani kontrak pada hari Selasa. {} Dewan kota akan memilih pada hari Kamis.\n",
    "it": "Il sindaco ha firmato il contratto martedì. {} Il consiglio voterà giovedì.\n",
    "nl": "De burgemeester tekende het contract op dinsdag. {} De raad stemt op donderdag.\n",
    "pt": "O prefeito assinou o contrato na terça. {} A câmara votará na quinta.\n",
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Share this story with your children, my grandmother wrote on the last page."),
        ("es", "El archivo recuerda que queda prohibida la reproducción del mapa sin permiso."),
        ("fr", "Notre journalisme indépendant a besoin de vous, déclara le vieux rédacteur à la foule."),
        ("hu", "Iratkozzon fel a hírlevelünkre, mondta az öreg halász nevetve."),
        ("id", "Dukung jurnalisme independen, teriak seorang nelayan tua di pasar."),
        ("it", "La vedova ripete che è vietata ogni riproduzione, anche parziale."),
        ("pt", "O museu insiste em que é proibida a reprodução total ou parcial sem autorização."),
    ],
)
def test_what_somebody_says_stays_and_is_reported(language: str, said: str) -> None:
    cleaned = clean(ARTICLES[language].format(said), language=language)
    assert said in cleaned.text
    assert any(said in finding.before and not finding.applied for finding in cleaned.findings)


@pytest.mark.parametrize(
    ("language", "noise"),
    [
        ("en", "Share this story with your friends, and write to us."),
        ("es", "Queda prohibida la reproducción total o parcial sin permiso."),
        ("fr", "Notre journalisme indépendant a besoin de vous, chaque jour."),
        ("it", "È vietata ogni riproduzione, anche parziale."),
    ],
)
def test_what_the_site_says_goes(language: str, noise: str) -> None:
    assert noise not in clean(ARTICLES[language].format(noise), language=language).text


def test_words_of_rights_that_open_a_sentence_are_not_cut_from_it() -> None:
    said = "Tutti i diritti riservati al primogenito furono aboliti con la riforma."
    assert said in clean(ARTICLES["it"].format(said), language="it").text
    alone = clean(f"{ARTICLES['it'].format('Ha piovuto.')}\nTutti i diritti riservati\n", language="it")
    assert "riservati" not in alone.text


def test_words_of_rights_inside_a_sentence_are_not_cut_from_it() -> None:
    said = "De neven van de molenaar vinden dat alle rechten voorbehouden waren aan de weduwe."
    assert said in clean(ARTICLES["nl"].format(said), language="nl").text


def test_single_quotation_marks_quote_too() -> None:
    said = "‘Schrijf je in voor de nieuwsbrief’, riep de visser, en hij lachte."
    cleaned = clean(f"De burgemeester tekende het contract.\n\n{said}\n\nDe raad stemt op donderdag.\n", language="nl")
    assert said in cleaned.text
