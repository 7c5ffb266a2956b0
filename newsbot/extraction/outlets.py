"""The press under domains that name no country: each domain and the country whose clock its newsroom keeps.

Facts, not guesses, for a wrong country makes a wrong instant. To add a domain, write it in its country's lines, in
order: as it is registered, without www or another subdomain, and only if the pages print that country's time. A paper
under its own country's domain (.dz, .com.eg) needs no entry. Left out are those that are read in all countries and
print GMT or Mecca's time, and those made abroad. What a site's own file says (`country`, `zone`) goes first.
"""

from __future__ import annotations

from functools import lru_cache

from newsbot.extraction.countries import COUNTRIES, ZONES

# ISO 3166-1 alpha-2 -> domains. "": those of no country, whatever their ending looks like.
OUTLETS: dict[str, str] = {
    "": "adf.ly albousla.ps bit.ly buff.ly cutt.ly lnk.ly notion.so ow.ly rebrand.ly sarabic.ae snip.ly t.ly",
    "AE": """
        al-ain.com alroeya.com arabianbusiness.com dubaieye1038.com emaratalyoum.com emirates247.com gulfbusiness.com
        gulfnews.com khaleejtimes.com thenationalnews.com
    """,
    "BH": """
        akhbar-alkhaleej.com alayam.com albiladpress.com alwasatnews.com alwatannews.net bahrainthisweek.com
        gdnonline.com newsofbahrain.com
    """,
    "DJ": "human-village.org lanationdj.com",
    "DZ": """
        akhbarsaa.com akhersaa-dz.com al-fadjr.com algerie-eco.com annasronline.com awras.com dknews-dz.com dzfoot.com
        ech-chaab.com echoroukonline.com el-fadjr.com el-massa.com elbilad.net elhaddaf.com elhayatonline.net
        elheddaf.com elhiwaronline.com elkhabar.com elmaouid.com elmihwar.com elmoudjahid.com elwatan-dz.com elwatan.com
        ennaharonline.com errayaonline.net essalamonline.com lebuteur.com lequotidien-oran.com lesoirdalgerie.com
        lexpressiondz.com liberte-algerie.com numidianews.com sawt-alahrar.net tsa-algerie.com
    """,
    "EG": """
        ahlmasrnews.com akhbarelyom.com albawabhnews.com alborsaanews.com almalnews.com almasryalyoum.com almesryoon.com
        almogaz.com alnaharegypt.com alwafd.news alwafd.org amwalalghad.com baladnaelyoum.com btolat.com cairo24.com
        cairodar.com dailynewsegypt.com darelhilal.com dostor.org dotmsr.com economyplusme.com egynews.net
        egyptindependent.com egypttelegraph.com egypttoday.com el-balad.com elaosboa.com elbalad.news elbaladtv.net
        elconsolto.com elfagr.org elmogaz.com elmostaqbal.com elmwatin.com elnabaa.net elwatannews.com elyomnew.com
        elzmannews.com filgoal.com gomhuriaonline.com hapijournal.com madamasr.com manassa.news masralarabia.com
        masralarabia.net masrawy.com mobtada.com nogoumfm.net onaeg.com parlmany.com rosaelyoussef.com shbabbek.com
        shorouknews.com soutalomma.com tahrirnews.com vetogate.com videoyoum7.com wataninet.com yallakora.com youm7.com
    """,
    "IQ": """
        964media.com alforatnews.com alghadpress.com almaalomah.me almadapaper.net almasalah.com almashriqnews.com
        almustakbalpaper.net alqurtasnews.com alsumaria.tv azzaman.com baghdadtoday.news basnews.com burathanews.com
        daraddustour.com earthiq.news economy-news.net kirkuknow.com kurdistan24.net mawazin.net newsabah.com
        ninanews.com non14.net nrttv.com peyamner.com pukmedia.com rudaw.net rudawarabia.net shafaaq.com shafaq.com
        tareeqashaab.com xendan.org yesiraq.com
    """,
    "JO": """
        7iber.com addustour.com ajlounnews.net akhbarelbalad.net alanbatnews.net alarabalyawm.net albaladnews.net
        alghad.com almadenahnews.com almamlakatv.com alqalahnews.net alrai.com alwakeelnews.com ammannet.net
        ammanxchange.com ammonnews.net assabeel.net assawsana.com factjo.com garaanews.com gerasanews.com
        jebalalbalqa.com jo24.net johinanews.com jordantimes.com jordanzad.com khaberni.com maqar.com nayrouz.com
        royanews.tv rumonline.net sarayanews.com sawaleif.com shaabjo.com talabanews.net watnnews.net
    """,
    "KM": "alwatwan.net lagazettedescomores.com",
    "KW": """
        al-seyassah.com alaan.cc aljarida.com alkuwaityah.com alqabas.com alraimedia.com alseyassah.com alshahedkw.com
        altaleea.com alziadiq8.com annaharkw.com arabtimesonline.com kuwaitlocal.com kuwaittimes.com sabr.cc
        timeskuwait.com
    """,
    "LB": """
        addiyar.com al-akhbar.com al-binaa.com aliwaa.com aljadeed.tv aljoumhouria.com alkalimaonline.com almarkazia.com
        almarkazia.net almodon.com almustaqbal.com annahar.com asasmedia.com assafir.com beirutobserver.com
        bintjbeil.org elnashra.com imlebanon.org janoubia.com kataeb.org lbcgroup.tv lebanese-forces.com lebanon24.com
        lebanondebate.com lebanonfiles.com lebanonon.com lebeconomy.com lebtalks.com lorientlejour.com megaphone.news
        naharnet.com nidaalwatan.com saidacity.net saidaonline.com sawtbeirut.com tayyar.org tripoliscope.com
        vdlnews.com yasour.org
    """,
    "LY": "akhbarlibya24.net eanlibya.com qurynanew.com",
    "MA": """
        achkayen.com agadir24.info ahdath.info akhbarona.com al3omk.com alayam24.com almaghreb24.com almountakhab.com
        alyaoum24.com anfaspress.com ariffino.net assahifa.com badil.info barlamane.com belpresse.com chtoukapress.com
        dakhlanews.com dalil-rif.com elbotola.com eljadida24.com febrayer.com hesport.com hespress.com hibapress.com
        kech24.com kifache.com lakome.com lakome2.com lavieeco.com leconomiste.com lobservateur.info
        maroc-diplomatique.net marrakechalaan.com medias24.com nadorcity.com oujdacity.net panorapost.com rue20.com
        snrtnews.com tanja24.com tanjanews.com telexpresse.com yabiladi.com
    """,
    "MR": """
        alakhbar.info alikhbari.net alwiam.info anbaa.info aqlame.com cridem.org elhourriya.net essaha.net essahraa.net
        essirage.net initiativesnews.com journaltahalil.com lauthentic.info lecalame.info mauriactu.info maurimedia.net
        mauriweb.info meyadin.net mourassiloun.com noorinfo.com rimnow.com rimtoday.net saharamedias.net souhoufi.com
        tawary.com
    """,
    "OM": "alroya.info alwatan.com muscatdaily.com shabiba.com thearabianstories.com timesofoman.com wejhatt.com",
    "PS": """
        al-ayyam.com alhayat-j.com alquds.com alwatanvoice.com imemc.org maannews.net palsawa.com paltimes.net qudsn.net
        qudsnet.com shehabnews.com shfanews.net wattan.net
    """,
    "QA": """
        al-sharq.com al-watan.com alkass.net dohanews.co gulf-times.com iloveqatar.net lusailnews.net qatar-tribune.com
        qatarday.com raya.com thepeninsulaqatar.com
    """,
    "SA": """
        adwaalwatan.com akhbaar24.com al-jazirah.com al-madina.com al-marsd.com albiladdaily.com alekhbariya.net
        aleqt.com almnatiq.net almowaten.net alriyadh.com alsaudialyaum.com alweeam.com alyaum.com an7a.com arabnews.com
        argaam.com arriyadiyah.com burnews.com garbnews.net hasanews.com hassacom.com maaal.com makkahnewspaper.com
        mz-mz.net sabq.org slaati.com sra7h.com twasul.info
    """,
    "SD": """
        alintibaha.net alnilin.com alrakoba.net alsudanalyoum.com alsudaninews.com altayar.info assayha.net kushnews.net
        suna-news.net suna-sd.net
    """,
    "SO": """
        alshahid.net garoweonline.com goobjoog.com mogadishucenter.com mustaqbalmedia.net radiodalsan.com
        shabellemedia.com
    """,
    "SY": """
        alazmenah.com b2b-sy.com champress.net dampress.net hawarnews.com kassioun.org npasyria.com ronahi.net sham.fm
        suwayda24.com syria-news.com syriandays.com syriasteps.com
    """,
    "TN": """
        acharaa.com africanmanager.com akherkhabaronline.com alchourouk.com alqatiba.com babnet.net diwanfm.net
        elhiwarettounsi.com espacemanager.com hakaekonline.com ilboursa.com inkyfada.com jawharafm.net jomhouria.com
        kapitalis.com knoozfm.net meshkal.org mosaiquefm.net nawaat.org nessma.tv radioexpressfm.com radiomedtunisie.com
        shemsfm.net tuniscope.com tunisie-telegraph.com tunisiefocus.com tunisienumerique.com tunivisions.net
        webmanagercenter.com
    """,
    "YE": """
        14october.com 24-post.com 26sep.net 26sepnews.net 2dec.net 4may.net 7adramout.net aden-tm.net aden24.net
        adenalghad.net adengad.net al-tagheer.com alayyam.info algomhoriah.net alharf28.com alislah-ye.net
        almahrahpost.com almandeb.news almasdaronline.com almashhad-alyemeni.com almawqeapost.net almontasaf.net
        almotamar.net alomanaa.net alsahwa-yemen.net althawranews.net alwahdawi.net anbaaden.com crater-sky.net
        cratersky.net hadramout21.com huna-aden.com khabaragency.net lahjnews.net mandabpress.com marebpress.net
        msader-ye.net newsline-ye.com newsyemen.net sabanew.net sabanews.net shabwaah-press.info taiztoday.net
        voice-yemen.com yafa-news.net yemen-press.com yemen-press.net yemenakhbar.com yemenat.net yemenfuture.net
        yemenmonitor.com yemennownews.com yemenonline.info yemenpost.net yemenshabab.net yementimes.com yobserver.com
        ypagency.net
    """,
}  # fmt: skip


def publisher_of(host: str) -> str | None:
    """Return the country of the outlet that a host (lower-case) belongs to: "" if of none, None if it isn't known."""
    domains = _domains()
    while "." in host:
        if (country := domains.get(host)) is not None:
            return country
        host = host.partition(".")[2]
    return None


def country_of_host(host: str) -> tuple[str | None, str | None]:
    """Return the country and zone of a host (lower-case): its outlet's, else its ending's; None where that tells neither."""
    country = publisher_of(host)
    if country is None:
        return COUNTRIES.get(host.rpartition(".")[2], (None, None))
    return (country, ZONES[country]) if country else (None, None)


@lru_cache(1)
def _domains() -> dict[str, str]:
    return {domain: country for country, domains in OUTLETS.items() for domain in domains.split()}
