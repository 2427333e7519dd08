package id.andalan.document.pdf;
final class PictureMain {
    public static void main(String[] args) throws Exception {
        byte[] pdf = new id.andalan.document.sign.TestKeys().sign(SamplePages.pdf());
        java.nio.file.Files.write(java.nio.file.Path.of(args[0] + ".pdf"), pdf);
        try (var d = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            javax.imageio.ImageIO.write(new org.apache.pdfbox.rendering.PDFRenderer(d).renderImageWithDPI(0, 90), "png", new java.io.File(args[0] + ".png"));
        }
        System.out.println(pdf.length);
    }
}
